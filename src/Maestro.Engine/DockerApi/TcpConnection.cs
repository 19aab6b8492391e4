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

    // What Linux calls TCP_USER_TIMEOUT: how long what was sent may go unacknowledged, in ms. .NET has no name for it.
    private const int TcpUserTimeout = 18;

    // A machine that is switched off, or a cut link, sends nothing: without keep-alive a stream of events would wait for ever.
    // 5 s of silence, then three questions 2 s apart: noticed after 11 s; a link that is back before has broken nothing.
    private static void NoticeSilence(Socket socket)
    {
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 5);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, 2);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, 3);

        // Keep-alive does not ask while something that was sent is not acknowledged: then only this notices, where the system has it.
        if (OperatingSystem.IsLinux()) socket.SetRawSocketOption((int)ProtocolType.Tcp, TcpUserTimeout, BitConverter.GetBytes(11_000));
    }
}
