using System.Collections.Concurrent;
using Maestro.Engine.Ships;

namespace Maestro.Engine.Execution;

/// <summary>
/// Knows when a container of the environment ends, by one stream of events a ship. Opened before the first container starts, so that no end is
/// missed; when a stream breaks, it is opened again and the containers being watched are looked at.
/// </summary>
internal sealed class EndWatch(string environmentLabel, TimeProvider clock) : IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, TaskCompletionSource<ContainerEnded>> _ends = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _watched = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _closing = new();
    private readonly List<Task> _streams = [];

    /// <summary>Begins to watch a ship. A ship that cannot be watched now is tried again; what is wrong with it shows in the requests themselves.</summary>
    public async Task OpenAsync(IDockerHost host, CancellationToken cancellationToken)
    {
        // The stream outlives a cancellation of the play, which has yet to be wound up; only the wait for it ends.
        var opening = TryOpenAsync(host);
        lock (_streams) _streams.Add(FollowAsync(host, opening));
        await opening.WaitAsync(cancellationToken);
    }

    /// <summary>Completes when the container ends.</summary>
    public Task<ContainerEnded> EndOf(IDockerHost host, string containerId)
    {
        _watched[containerId] = host.Ship.Name;
        return Source(containerId).Task;
    }

    /// <summary>How the container ended; null while it runs, or is none of those watched.</summary>
    public ContainerEnded? Ended(string containerId) => _ends.TryGetValue(containerId, out var end) && end.Task.IsCompletedSuccessfully ? end.Task.Result : null;

    /// <summary>Waits until the end of the container, which has happened, is known here, and forgets it: the same container will be started again.</summary>
    public async Task LetPassAsync(string containerId, CancellationToken cancellationToken)
    {
        // Longer than a stream that broke takes to be opened again, and not for ever where the ship tells nothing.
        await ((Task)Source(containerId).Task.WaitAsync(LongestPause, clock, cancellationToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        _ends.TryRemove(containerId, out _);
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await Task.WhenAll(_streams);
        _closing.Dispose();
    }

    private TaskCompletionSource<ContainerEnded> Source(string containerId) =>
        _ends.GetOrAdd(containerId, _ => new TaskCompletionSource<ContainerEnded>(TaskCreationOptions.RunContinuationsAsynchronously));

    private async Task FollowAsync(IDockerHost host, Task<IAsyncEnumerable<ContainerEnded>?> opening)
    {
        var pause = FirstPause;
        try
        {
            var stream = await opening;
            while (true)
            {
                if (stream is not null && await ReadAsync(stream)) pause = FirstPause;
                await Task.Delay(pause, clock, _closing.Token);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
                stream = await TryOpenAsync(host);
                if (stream is not null) await CatchUpAsync(host);
            }
        }
        catch (OperationCanceledException) when (_closing.IsCancellationRequested)
        {
            // The play is over: nobody waits for an end any more.
        }
    }

    // Whether anything was read before the stream broke.
    private async Task<bool> ReadAsync(IAsyncEnumerable<ContainerEnded> stream)
    {
        var any = false;
        try
        {
            await foreach (var end in stream.WithCancellation(_closing.Token))
            {
                any = true;
                Source(end.ContainerId).TrySetResult(end);
            }
        }
        catch (ShipException)
        {
            // The stream broke: it is opened again, and what was missed is looked up.
        }

        return any;
    }

    private async Task<IAsyncEnumerable<ContainerEnded>?> TryOpenAsync(IDockerHost host)
    {
        try
        {
            return await host.WatchEndsAsync(environmentLabel, _closing.Token);
        }
        catch (ShipException)
        {
            return null;
        }
    }

    private async Task CatchUpAsync(IDockerHost host)
    {
        foreach (var (id, _) in _watched.Where(pair => pair.Value == host.Ship.Name && !Source(pair.Key).Task.IsCompleted))
        {
            try
            {
                var snapshot = await host.InspectContainerAsync(id, _closing.Token);
                if (snapshot is null) Source(id).TrySetResult(new ContainerEnded(id, null));
                else if (snapshot.State is Model.ContainerState.Exited or Model.ContainerState.Dead) Source(id).TrySetResult(new ContainerEnded(id, snapshot.ExitCode));
            }
            catch (ShipException)
            {
                // Still away: the stream will break again, and this is tried again with it.
                return;
            }
        }
    }
}
