using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Model;

namespace Maestro.Engine;

/// <summary>
/// An environment that is up as long as this object lives: what a build head holds around its tests. Builds of one user on one machine that want the same environment at the same
/// time share it, and the last one takes it down. What was up before without belonging to a run (a developer's own <c>maestro start</c>) is used and left as it is; everything
/// else is torn down, once, however often that is asked for, and also when this process is killed.
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

    /// <summary>Whether all went well meanwhile: else what explains a failure is collected before the tear-down. Null: nobody can tell.</summary>
    public bool? WentWell { get; set; }

    /// <summary>Brings the environment of <paramref name="request"/> up.</summary>
    /// <exception cref="MaestroException">The request or the file is wrong, or another build has the environment and does not give it back in time.</exception>
    public static async Task<EnvironmentRun> StartAsync(Conductor conductor, PlayRequest request, IPlayObserver observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(conductor);
        var start = conductor.Performance(Play.Start, request, cancellationToken);
        start = start with { Request = start.Request with { Rollback = start.Request.Rollback ?? true } };
        var tenancy = await Tenancy.TakeAsync(start, observer, cancellationToken);
        try
        {
            var started = await (start with { Run = tenancy.Run }).PerformAsync(observer, cancellationToken);
            if (!started.Succeeded)
            {
                await tenancy.AbandonAsync(observer);
                return new EnvironmentRun(started, () => Task.FromResult(started with { Play = Play.Down, ExitCode = ExitCode.Done, Instances = [], Diagnostics = [] }));
            }

            tenancy.Settle();
            EnvironmentRun? run = null;
            return run = new EnvironmentRun(started, () => tenancy.EndAsync(started.OnlyStarted, run!.WentWell, observer));
        }
        catch
        {
            await tenancy.AbandonAsync(observer);
            throw;
        }
    }

    /// <summary>Stops and removes what belongs to the run. Callers share one tear-down; it is not cancelled with the build, each of its requests has a deadline.</summary>
    public Task<PlayResult> TearDownAsync() => _tearDown.Value;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await TearDownAsync();
}
