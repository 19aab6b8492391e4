using Maestro.Engine.Ships;

namespace Maestro.Engine.Execution;

/// <summary>Follows the log of whatever container has the name: when it ends, the next start is waited for, of the same container or of one made anew.</summary>
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
                if (!await ReadAsync(range, take, cancellationToken)) return;

                if (!starting.IsCompleted) onEnd();
                var started = await starting;
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

    // Whether somebody still listens.
    private async Task<bool> ReadAsync(LogRange range, Func<LogLine, bool> take, CancellationToken cancellationToken)
    {
        if (await host.ReadLogAsync(name, range, cancellationToken) is not { } lines) return true;

        await foreach (var line in lines.WithCancellation(cancellationToken))
        {
            if (_seen.IsNew(line) && !take(line)) return false;
        }

        return true;
    }

    // Null when the daemon closed the watch.
    private static async Task<DateTimeOffset?> FirstAsync(IAsyncEnumerable<DateTimeOffset> starts)
    {
        await foreach (var start in starts) return start;
        return null;
    }
}
