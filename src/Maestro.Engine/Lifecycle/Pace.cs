using Maestro.Engine.Model;

namespace Maestro.Engine.Lifecycle;

/// <summary>When a check is tried again: after 50 ms, then at growing distances up to a second; and when it is given up. One for each wait.</summary>
internal abstract class Pace
{
    /// <summary>The longest pause, and what the key <c>attempts</c> counts by.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    private TimeSpan _pause = TimeSpan.FromMilliseconds(50);

    /// <summary>The pace of a check.</summary>
    public static Pace Of(LifecycleCheck check) => check switch
    {
        LifecycleCheck.Exec { Attempts: var attempts } => new ByAttempts(attempts),
        LifecycleCheck.RemoteExec { Attempts: var attempts } => new ByAttempts(attempts),
        _ => new ByTime(check.MaxWait),
    };

    /// <summary>How long a try that begins now may take at most.</summary>
    public abstract TimeSpan Left(TimeSpan elapsed);

    /// <summary>How long to pause after a try that failed; null when the check is given up. All times count from the beginning of the wait.</summary>
    public abstract TimeSpan? Next(TimeSpan began, TimeSpan ended);

    /// <summary>The next of the growing pauses, cut at <paramref name="longest"/>.</summary>
    protected TimeSpan Grow(TimeSpan longest)
    {
        var pause = _pause;
        _pause = pause * 1.5 < LongestPause ? pause * 1.5 : LongestPause;
        return Whole(pause < longest ? pause : longest);
    }

    // Timers know whole milliseconds only: less than one would be no pause at all, again and again.
    private static TimeSpan Whole(TimeSpan pause) => TimeSpan.FromMilliseconds(Math.Ceiling(pause.TotalMilliseconds));

    private sealed class ByTime(TimeSpan limit) : Pace
    {
        public override TimeSpan Left(TimeSpan elapsed) => elapsed < limit ? limit - elapsed : TimeSpan.Zero;

        public override TimeSpan? Next(TimeSpan began, TimeSpan ended) => ended < limit ? Grow(limit - ended) : null;
    }

    // All tries of the first second count as the first attempt, each later one as one more, a second apart: N attempts take as long as with
    // MaestroNG, and what is ready early is seen early. A program that may be tried once is tried once.
    private sealed class ByAttempts(int attempts) : Pace
    {
        // A timer may go off a little early; the try at one second is the second attempt all the same.
        private static readonly TimeSpan FirstSecond = LongestPause - TimeSpan.FromMilliseconds(20);

        private int _made = 1;

        public override TimeSpan Left(TimeSpan elapsed) => Timeout.InfiniteTimeSpan;

        public override TimeSpan? Next(TimeSpan began, TimeSpan ended)
        {
            if (began >= FirstSecond) _made++;
            if (_made >= attempts) return null;
            return ended < FirstSecond ? Grow(LongestPause - ended) : LongestPause;
        }
    }
}
