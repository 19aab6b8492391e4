using System.Net.Sockets;
using Maestro.Engine.Model;

namespace Maestro.Engine.Lifecycle;

/// <summary>
/// Opens a connection and sees that it stays open. Opening alone proves nothing: docker-proxy accepts for a container that does not
/// listen yet, tries the container, and closes at once.
/// </summary>
internal sealed class TcpProbe(LifecycleCheck.Tcp check, TimeProvider clock) : Probe
{
    // The proxy closes after 0.4 ms; while nine containers start on two processors, after 14 ms in one case of a hundred, after 57 ms once in
    // 1,400. One connection that stays open so long may be such a case; a second one that stays open, too, while the first still does, is none.
    private static readonly TimeSpan ShortestHold = TimeSpan.FromMilliseconds(30);
    private static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(1);

    private static readonly ProbeAnswer Closed = ProbeAnswer.Fail("the connection was closed at once (nothing listens in the container yet)");

    // How long closing took at most so far.
    private TimeSpan _slowestClose;

    private enum Peer
    {
        Gone,
        Silent,
        Speaking,
    }

    public override async Task<ProbeAnswer> TryAsync(CancellationToken cancellationToken)
    {
        using var first = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var second = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            var peer = await MeetAsync(first, cancellationToken);
            if (peer == Peer.Silent) peer = await MeetAsync(second, cancellationToken);
            return peer == Peer.Gone || (peer == Peer.Silent && IsClosed(first)) ? Closed : ProbeAnswer.Pass;
        }
        catch (SocketException fault)
        {
            return ProbeAnswer.Fail(InWords(fault));
        }
    }

    // The proxy's close comes one round trip after its failed try; connecting took one, so twice that and some is enough. A proxy that was
    // slower before may be so again.
    private async Task<Peer> MeetAsync(Socket socket, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        await socket.ConnectAsync(check.Host, check.Port, cancellationToken);
        var connected = clock.GetElapsedTime(began);
        var hold = connected * 2 + ShortestHold + _slowestClose * 4;
        var peer = await HoldAsync(socket, hold < LongestHold ? hold : LongestHold, cancellationToken);
        var took = clock.GetElapsedTime(began) - connected;
        if (peer == Peer.Gone && took > _slowestClose) _slowestClose = took;
        return peer;
    }

    private async Task<Peer> HoldAsync(Socket socket, TimeSpan hold, CancellationToken cancellationToken)
    {
        using var held = new CancellationTokenSource(hold, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(held.Token, cancellationToken);
        try
        {
            return await socket.ReceiveAsync(new byte[1], SocketFlags.None, either.Token) > 0 ? Peer.Speaking : Peer.Gone;
        }
        catch (OperationCanceledException) when (held.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return Peer.Silent;
        }
        catch (SocketException)
        {
            return Peer.Gone;
        }
    }

    private static bool IsClosed(Socket socket) => socket.Poll(0, SelectMode.SelectRead) && socket.Available == 0;

    /// <summary>A socket's fault in plain words.</summary>
    public static string InWords(SocketException fault) => fault.SocketErrorCode switch
    {
        SocketError.ConnectionRefused => "connection refused",
        SocketError.ConnectionReset => "connection reset",
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => "the host name is not known",
        SocketError.HostUnreachable or SocketError.NetworkUnreachable => "no route to the host",
        SocketError.TimedOut => "no answer to the connection",
        _ => fault.Message,
    };
}
