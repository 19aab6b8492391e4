using Maestro.Engine.Ships;

namespace Maestro.Engine.Execution;

/// <summary>
/// Follows the log of whatever container has the name: when it ends, the next start is waited for, of the same container or of one made anew; when the connection
/// breaks, it is read on from there.
/// </summary>
internal sealed class LogFollower(IDockerHost host, string name, int? last, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly SeenLines _seen = new();

    /// <summary>Runs until cancelled, or until <paramref name="take"/> says that nobody listens any more.</summary>
    public async Task RunAsync(Func<LogLine, bool> take, Action onEnd, CancellationToken cancellationToken)
    {
        var range = new LogRange { Follow = true, Last = last };
        while (true)
        {
            using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var starting = Task.FromResult<DateTimeOffset?>(null);
            try
            {
                // Watched before read: a start that comes while its container is read, or right after, is not missed.
                starting = FirstAsync(await host.WatchStartsAsync(name, over.Token));
                var lines = await host.ReadLogAsync(name, range, cancellationToken);
                var reading = lines is null ? Reading.Ended : await ReadAsync(lines, take, cancellationToken);
                if (reading == Reading.Unheard) return;

                if (reading == Reading.Ended && !starting.IsCompleted) onEnd();
                var started = reading == Reading.Ended ? await starting : null;
                if (started is null) await Task.Delay(Pause, clock, cancellationToken);
                range = new LogRange { Follow = true, Since = _seen.TakeUp() ?? started, Last = started is null && last is not null ? last : null };
            }
            finally
            {
                await over.CancelAsync();
                await ((Task)starting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<Reading> ReadAsync(IAsyncEnumerable<LogLine> lines, Func<LogLine, bool> take, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var line in lines.WithCancellation(cancellationToken))
            {
                if (_seen.IsNew(line) && !take(line)) return Reading.Unheard;
            }

            return Reading.Ended;
        }
        catch (ShipException fault) when (fault.Fault is ShipFault.Unreachable or ShipFault.Tunnel)
        {
            // Taken up again where it broke; a ship that is away for long says so when it is asked for that.
            return Reading.Broke;
        }
    }

    // Null when the daemon closed the watch, or the connection broke.
    private static async Task<DateTimeOffset?> FirstAsync(IAsyncEnumerable<DateTimeOffset> starts)
    {
        try
        {
            await foreach (var start in starts) return start;
        }
        catch (ShipException fault) when (fault.Fault is ShipFault.Unreachable or ShipFault.Tunnel)
        {
            // The log itself is looked at again, which tells what was missed.
        }

        return null;
    }

    private enum Reading
    {
        Ended,
        Broke,
        Unheard,
    }
}
