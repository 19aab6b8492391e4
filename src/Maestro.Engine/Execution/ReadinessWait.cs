using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Model;
using Maestro.Engine.Planning;
using Maestro.Engine.Ships;

namespace Maestro.Engine.Execution;

/// <summary>Waits until an instance is up: all its checks pass, at the same time, while its container goes on running.</summary>
internal sealed class ReadinessWait(Ledger ledger, EndWatch ends, StateChecks checks, TimeProvider clock)
{
    /// <summary>Null when the instance is up; else why it is not: a check's time is up, or the container ended.</summary>
    public async Task<Diagnostic?> RunAsync(Step.AwaitReady step, string containerId, IDockerHost host, CancellationToken cancellationToken)
    {
        var instance = step.Instance;
        var ended = ends.EndOf(host, containerId);
        var fault = instance.RunningChecks.IsEmpty
            ? await SettleAsync(step, host, ended, cancellationToken)
            : await checks.RunAsync(new ChecksOfState(instance, LifecycleState.Running), host, containerId, ended, cancellationToken);
        if (fault is not null) return fault;

        if (instance.Completes) ledger.Change(instance.Name, InstancePhase.Completed, $"completed in {Duration.Text(ledger.SinceStarting(instance.Name))}");
        else if (step.UpSince is { } since) ledger.Change(instance.Name, InstancePhase.Up, $"up for {since}");
        else ledger.Change(instance.Name, InstancePhase.Started, $"started in {Duration.Text(ledger.SinceStarting(instance.Name))}");
        return null;
    }

    /// <summary>Makes the checks of another state than running. An instance that is down afterwards stands as it did before them.</summary>
    public async Task<Diagnostic?> RunAsync(Step.AwaitChecks step, IDockerHost host, CancellationToken cancellationToken)
    {
        var (instance, before) = (step.Instance, ledger[step.Instance.Name].Text);
        var ended = step is { State: LifecycleState.PreStop, ContainerId: { } id } ? ends.EndOf(host, id) : null;
        if (await checks.RunAsync(new ChecksOfState(instance, step.State, step.GoesOn), host, step.ContainerId, ended, cancellationToken) is { } fault) return fault;

        if (step.State == LifecycleState.Stopped) ledger.Change(instance.Name, step.ComesBack ? InstancePhase.Stopping : InstancePhase.Down, before);
        return null;
    }

    /// <summary>The container will be ended by us.</summary>
    public void ExpectEnd(IDockerHost host, string containerId) => _ = ends.EndOf(host, containerId);

    /// <summary>Waits until the news of that end are through, so that they are not taken for the end of what is started next.</summary>
    public Task LetEndPassAsync(string containerId, CancellationToken cancellationToken) => ends.LetPassAsync(containerId, cancellationToken);

    private static async Task<Diagnostic> EndedAsync(Step.AwaitReady step, IDockerHost host, string containerId, long? exitCode, CancellationToken cancellationToken) =>
        Catalogue.ContainerEnded(step.Instance.Location, step.Instance.Name, step.Instance.Ship, exitCode, await LastOutput.ReadAsync(host, containerId, step.Instance, cancellationToken));

    private async Task<Diagnostic?> SettleAsync(Step.AwaitReady step, IDockerHost host, Task<ContainerEnded> ended, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        // Without checks a container counts as up when it outlives this. A command that cannot run at all ends within it.
        var settled = step.UpSince is null ? Task.Delay(host.EndIsToldWithin, clock, over.Token) : Task.CompletedTask;
        try
        {
            if (await Task.WhenAny(settled, ended) == settled)
            {
                await settled;
                return step.FoundRestarting && await host.InspectContainerAsync(step.ContainerId!, cancellationToken) is { State: ContainerState.Restarting } now
                    ? await EndedAsync(step, host, now.Id, now.ExitCode, cancellationToken)
                    : null;
            }

            return await EndedAsync(step, host, (await ended).ContainerId, (await ended).ExitCode, cancellationToken);
        }
        finally
        {
            await over.CancelAsync();
            await settled.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
