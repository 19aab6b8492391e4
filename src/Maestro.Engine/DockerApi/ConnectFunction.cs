using Maestro.Engine.Model;

namespace Maestro.Engine.DockerApi;

/// <summary>Opens one connection to a daemon; HTTP is spoken over the stream. Fails with <see cref="ConnectException"/>.</summary>
internal delegate ValueTask<Stream> ConnectFunction(CancellationToken cancellationToken);

/// <summary>The way to connect for each kind of address; a new kind is one more line and one more function.</summary>
internal static class ConnectFunctions
{
    public static ConnectFunction For(ShipAddress address) => address switch
    {
        ShipAddress.UnixSocket unix => UnixSocketConnection.To(unix.Path),
        ShipAddress.NamedPipe pipe => NamedPipeConnection.To(pipe.Name),
        ShipAddress.Tcp tcp => TcpConnection.To(tcp.Host, tcp.Port),
        _ => throw new ArgumentOutOfRangeException(nameof(address), address, "no way to connect is known for this kind of address"),
    };
}
