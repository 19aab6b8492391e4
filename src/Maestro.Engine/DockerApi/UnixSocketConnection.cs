using System.Net.Sockets;
using Maestro.Engine.Ships;

namespace Maestro.Engine.DockerApi;

/// <summary>Connects to a unix socket of this machine.</summary>
internal static class UnixSocketConnection
{
    public static ConnectFunction To(string path) => async cancellationToken =>
    {
        UnixDomainSocketEndPoint endPoint;
        try
        {
            endPoint = new UnixDomainSocketEndPoint(path);
        }
        catch (ArgumentException exception)
        {
            throw new ConnectException(ShipFault.Unreachable, "the path is empty or longer than a socket's path may be", exception);
        }

        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(endPoint, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (SocketException exception)
        {
            socket.Dispose();
            throw Explain(path, exception);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    };

    private static ConnectException Explain(string path, SocketException exception) => exception.SocketErrorCode switch
    {
        SocketError.AccessDenied => new(ShipFault.Denied, "permission denied on the socket", exception),
        SocketError.ConnectionRefused when Path.Exists(path) => new(ShipFault.Unreachable, "connection refused: nothing listens on the socket", exception),
        _ when !Path.Exists(path) => new(ShipFault.Unreachable, "no such socket file", exception),
        _ => new(ShipFault.Unreachable, ConnectionFault.Words(exception), exception),
    };
}
