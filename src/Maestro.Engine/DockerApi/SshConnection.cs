using System.Net.Sockets;
using Maestro.Engine.Ships;
using Maestro.Engine.Ships.Ssh;

namespace Maestro.Engine.DockerApi;

/// <summary>Connects through a tunnel.</summary>
internal static class SshConnection
{
    public static ConnectFunction Through(SshTunnelling tunnel) => async cancellationToken =>
    {
        try
        {
            var near = await tunnel.OpenAsync(cancellationToken);
            var socket = near is UnixDomainSocketEndPoint ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(near, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException exception)
            {
                socket.Dispose();
                throw new ConnectException(ShipFault.Unreachable, $"the tunnel ended: {ConnectionFault.Words(exception)}", exception);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
        catch (TunnelException fault)
        {
            throw new ConnectException(ShipFault.Tunnel, fault.Message, fault);
        }
    };
}
