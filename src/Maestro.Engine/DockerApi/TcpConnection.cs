using System.Net.Sockets;
using Maestro.Engine.Ships;

namespace Maestro.Engine.DockerApi;

/// <summary>Connects over plain TCP.</summary>
internal static class TcpConnection
{
    public static ConnectFunction To(string host, int port) => async cancellationToken =>
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            NoticeSilence(socket);
            await socket.ConnectAsync(host, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (SocketException exception)
        {
            socket.Dispose();
            throw new ConnectException(ShipFault.Unreachable, ConnectionFault.Words(exception), exception);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    };

    // A machine that is switched off, or a cut link, sends nothing: without keep-alive a stream of events would wait for ever.
    // 10 s of silence, then three questions 3 s apart: noticed after 19 s.
    private static void NoticeSilence(Socket socket)
    {
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 10);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, 3);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, 3);
    }
}
