using System.IO.Pipes;
using Maestro.Engine.Ships;

namespace Maestro.Engine.DockerApi;

/// <summary>Connects to a named pipe of this machine, where Docker Desktop listens on Windows.</summary>
internal static class NamedPipeConnection
{
    public static ConnectFunction To(string name) => async cancellationToken =>
    {
        var pipe = new NamedPipeClientStream(".", name, PipeDirection.InOut, PipeOptions.Asynchronous);
        try
        {
            // A pipe that is busy is tried again until the connection's own time is up; one that nobody made is tried no longer than that, either.
            await pipe.ConnectAsync(cancellationToken);
            return pipe;
        }
        catch (UnauthorizedAccessException exception)
        {
            await pipe.DisposeAsync();
            throw new ConnectException(ShipFault.Denied, "permission denied on the pipe", exception);
        }
        catch
        {
            await pipe.DisposeAsync();
            throw;
        }
    };
}
