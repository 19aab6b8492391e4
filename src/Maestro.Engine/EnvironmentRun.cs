using Maestro.Engine.Events;
using Maestro.Engine.Model;

namespace Maestro.Engine;

/// <summary>
/// An environment that is up as long as this object lives: what a build head holds around its tests. What was up before without belonging to a
/// run (a developer's own <c>maestro start</c>) is used and left as it is; everything else is torn down, once, however often that is asked for.
/// </summary>
public sealed class EnvironmentRun : IAsyncDisposable
{
    private readonly Lazy<Task<PlayResult>> _tearDown;

    private EnvironmentRun(PlayResult started, Func<Task<PlayResult>> tearDown)
    {
        Started = started;
        _tearDown = new Lazy<Task<PlayResult>>(tearDown);
    }

    /// <summary>How the start ended. When it failed or was cancelled, what it created has been removed already.</summary>
    public PlayResult Started { get; }

    /// <summary>Brings the environment of <paramref name="request"/> up.</summary>
    /// <exception cref="Diagnostics.MaestroException">The request or the file is wrong.</exception>
    public static async Task<EnvironmentRun> StartAsync(Conductor conductor, PlayRequest request, IPlayObserver observer, CancellationToken cancellationToken)
    {
        var start = conductor.Performance(Play.Start, request, cancellationToken);
        start = start with { RunId = Guid.CreateVersion7().ToString("n"), Request = start.Request with { Rollback = start.Request.Rollback ?? true } };
        NotYetPerformed.RefuseToPlay(start.Environment, start.Order(), Play.Start, Play.Down);
        var started = await start.PerformAsync(observer, cancellationToken);

        // Not bound to what the request named: whatever a run left behind in this environment goes with this one.
        var down = start with { Play = Play.Down, Request = new PlayRequest { KeepVolumes = start.Request.KeepVolumes }, RunsOnly = true, Keep = started.OnlyStarted, IsOwed = true, Warnings = [] };
        return new EnvironmentRun(started, () => down.PerformAsync(observer, CancellationToken.None));
    }

    /// <summary>Stops and removes what belongs to runs. Callers share one tear-down; it is not cancelled with the build, each of its requests has a deadline.</summary>
    public Task<PlayResult> TearDownAsync() => _tearDown.Value;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await TearDownAsync();
}
