using Maestro.Engine.Ships;

namespace Maestro.Engine.DockerApi;

/// <summary>The time for which one ship, which answered before, has been away; shared by all its requests, so that each of them does not wait for it anew.</summary>
/// <param name="longest">For how long it is waited for.</param>
/// <param name="clock">What that goes by.</param>
internal sealed class Outage(TimeSpan longest, TimeProvider clock)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    private const long Never = -1;

    private volatile bool _answered;
    private long _since = Never;

    /// <summary>Does <paramref name="work"/>, and does it again while the ship is away, if that does no harm: with growing pauses, until the request's own deadline or that of the outage.</summary>
    public async Task<T> BridgeAsync<T>(DockerRequest request, Deadline deadline, Func<Task<T>> work)
    {
        var pause = FirstPause;
        while (true)
        {
            try
            {
                var answer = await work();
                Over();
                return answer;
            }
            catch (ShipException fault) when (fault.Fault is ShipFault.Unreachable or ShipFault.Tunnel)
            {
                if (!_answered || !GoesOn() || !request.IsIdempotent) throw;

                // A deadline that passes in the pause is told by the fault that led to it.
                await Task.Delay(pause, clock, deadline.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                deadline.ThrowIfUnwanted();
                if (deadline.Passed) throw;
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
            catch (ShipException fault) when (fault.Status != 0)
            {
                Over();
                throw;
            }
        }
    }

    private void Over()
    {
        _answered = true;
        Interlocked.Exchange(ref _since, Never);
    }

    // Whether it is not for long enough yet that the ship must be given up.
    private bool GoesOn()
    {
        var now = clock.GetTimestamp();
        var since = Interlocked.CompareExchange(ref _since, now, Never);
        return since == Never || clock.GetElapsedTime(since, now) < longest;
    }
}
