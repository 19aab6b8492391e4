using System.Net.Sockets;
using Maestro.Engine.Model;

namespace Maestro.Engine.Lifecycle;

/// <summary>
/// Opens a connection and sees that it stays open. Opening alone proves nothing: docker-proxy accepts for a container that does not
/// listen yet, tries the container, and closes at once.
/// </summary>
internal sealed class TcpProbe(LifecycleCheck.Tcp check, TimeProvider clock) : Probe
{
    // The proxy closes after 0.1 ms; with 8 busy processes on two processors after 6 ms in one of a hundred, 16 ms in one of a thousand.
    private static readonly TimeSpan ShortestHold = TimeSpan.FromMilliseconds(30);
    private static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(1);

    // How long closing took at most so far.
    private TimeSpan _slowestClose;

    public override async Task<ProbeAnswer> TryAsync(CancellationToken cancellationToken)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            var began = clock.GetTimestamp();
            await socket.ConnectAsync(check.Host, check.Port, cancellationToken);

            // The proxy's close comes one round trip after its failed try; connecting took one, so twice that and some is enough. A proxy
            // that was slower before may be so again.
            var connected = clock.GetElapsedTime(began);
            var hold = connected * 2 + ShortestHold + _slowestClose * 4;
            if (await StaysOpenAsync(socket, hold < LongestHold ? hold : LongestHold, cancellationToken)) return ProbeAnswer.Pass;

            var took = clock.GetElapsedTime(began) - connected;
            if (took > _slowestClose) _slowestClose = took;
            return ProbeAnswer.Fail("the connection was closed at once (nothing listens in the container yet)");
        }
        catch (SocketException fault)
        {
            return ProbeAnswer.Fail(InWords(fault));
        }
    }

    // Data, or silence, is a peer that stays; an end or a reset is not.
    private async Task<bool> StaysOpenAsync(Socket socket, TimeSpan hold, CancellationToken cancellationToken)
    {
        using var held = new CancellationTokenSource(hold, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(held.Token, cancellationToken);
        try
        {
            return await socket.ReceiveAsync(new byte[1], SocketFlags.None, either.Token) > 0;
        }
        catch (OperationCanceledException) when (held.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

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
