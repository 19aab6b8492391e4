using Maestro.Engine.Model;
using Maestro.Engine.Ships.Ssh;

namespace Maestro.Engine.DockerApi;

/// <summary>Opens one connection to a daemon; HTTP is spoken over the stream. Fails with <see cref="ConnectException"/>.</summary>
internal delegate ValueTask<Stream> ConnectFunction(CancellationToken cancellationToken);

/// <summary>The way to connect for each kind of address; a new kind is one more line and one more function.</summary>
internal static class ConnectFunctions
{
    /// <summary>The way to an address, through its tunnel where it has one.</summary>
    public static ConnectFunction For(ShipAddress address, SshTunnelling? tunnel = null) => address switch
    {
        ShipAddress.Ssh { Daemon: ShipAddress.Tls tls } when tunnel is not null => TlsConnection.Over(SshConnection.Through(tunnel), tls.Host, tls.Settings),
        ShipAddress.Ssh when tunnel is not null => SshConnection.Through(tunnel),
        ShipAddress.UnixSocket unix => UnixSocketConnection.To(unix.Path),
        ShipAddress.NamedPipe pipe => NamedPipeConnection.To(pipe.Name),
        ShipAddress.Tcp tcp => TcpConnection.To(tcp.Host, tcp.Port),
        ShipAddress.Tls tls => TlsConnection.Over(TcpConnection.To(tls.Host, tls.Port), tls.Host, tls.Settings),
        _ => throw new ArgumentOutOfRangeException(nameof(address), address, "no way to connect is known for this kind of address"),
    };

    /// <summary>The tunnel that an address needs; null: none.</summary>
    public static SshTunnelling? Tunnel(Ship ship, TimeProvider clock) => ship.Address is not ShipAddress.Ssh ssh ? null : new SshTunnelling(ssh.Tunnel, Far(ssh.Daemon), ssh.Tunnel.Timeout ?? ship.RequestTimeout, clock);

    private static string Far(ShipAddress daemon) => daemon switch
    {
        ShipAddress.UnixSocket unix => unix.Path,
        ShipAddress.Tcp tcp => HostAndPort(tcp.Host, tcp.Port),
        ShipAddress.Tls tls => HostAndPort(tls.Host, tls.Port),
        _ => throw new ArgumentOutOfRangeException(nameof(daemon), daemon, "no tunnel leads to this kind of address"),
    };

    private static string HostAndPort(string host, int port) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host)}:{port}");
}
