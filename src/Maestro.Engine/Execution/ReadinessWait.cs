using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Lifecycle;
using Maestro.Engine.Model;
using Maestro.Engine.Planning;
using Maestro.Engine.Ships;

namespace Maestro.Engine.Execution;

/// <summary>Waits until an instance is up: all its checks pass, at the same time, while its container goes on running.</summary>
internal sealed class ReadinessWait(Ledger ledger, EndWatch ends, CheckRunner checks, TimeProvider clock)
{
    // Without checks a container counts as up when it outlives this. A command that cannot run at all ends within it; the event of
    // such an end comes 13 to 56 ms after the start returns (engine 20.10 on two busy processors, 40 tries).
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(75);

    // When a wait that goes on is said again, with the last answer: soon, then seldom enough for those who read lines.
    private static readonly TimeSpan FirstReminder = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Reminder = TimeSpan.FromSeconds(10);

    /// <summary>Null when the instance is up; else why it is not: a check's time is up, or the container ended.</summary>
    public async Task<Diagnostic?> RunAsync(Step.AwaitReady step, string containerId, IDockerHost host, CancellationToken cancellationToken)
    {
        var instance = step.Instance;
        var ended = ends.EndOf(host, containerId);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var ready = instance.RunningChecks.IsEmpty
            ? SettleAsync(step, over.Token)
            : PassAllAsync(instance, host, containerId, over.Token);
        try
        {
            if (await Task.WhenAny(ready, ended) == ended)
            {
                var lastOutput = await LastOutput.ReadAsync(host, containerId, cancellationToken);
                return Catalogue.ContainerEnded(instance.Location, instance.Name, instance.Ship, (await ended).ExitCode, lastOutput);
            }

            if (await ready is { } fault) return fault;
        }
        finally
        {
            // The probes that are still under way end here, whatever ended the wait.
            await over.CancelAsync();
            await ((Task)ready).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (step.UpSince is { } since) ledger.Change(instance.Name, InstancePhase.Up, $"up for {since}");
        else ledger.Change(instance.Name, InstancePhase.Started, $"started in {Duration.Text(ledger.SinceStarting(instance.Name))}");
        return null;
    }

    /// <summary>The container will be ended by us.</summary>
    public void ExpectEnd(IDockerHost host, string containerId) => _ = ends.EndOf(host, containerId);

    /// <summary>Waits until the news of that end are through, so that they are not taken for the end of what is started next.</summary>
    public Task LetEndPassAsync(string containerId, CancellationToken cancellationToken) => ends.LetPassAsync(containerId, cancellationToken);

    private async Task<Diagnostic?> SettleAsync(Step.AwaitReady step, CancellationToken cancellationToken)
    {
        if (step.UpSince is null) await Task.Delay(Settle, clock, cancellationToken);
        return null;
    }

    // The first check that fails ends the others.
    private async Task<Diagnostic?> PassAllAsync(Instance instance, IDockerHost host, string containerId, CancellationToken cancellationToken)
    {
        using var others = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pending = instance.RunningChecks.Select(check => PassAsync(instance, check, host, containerId, others.Token)).ToList();
        try
        {
            await foreach (var check in Task.WhenEach(pending))
            {
                if (await check is { } fault) return fault;
            }
        }
        finally
        {
            await others.CancelAsync();
            await ((Task)Task.WhenAll(pending)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return null;
    }

    private async Task<Diagnostic?> PassAsync(Instance instance, LifecycleCheck check, IDockerHost host, string containerId, CancellationToken cancellationToken)
    {
        var (began, text) = (clock.GetTimestamp(), $"checking: {check}");
        var next = FirstReminder;
        ledger.Change(instance.Name, InstancePhase.Checking, text);
        var (answer, waited) = await checks.RunAsync(check, Say, cancellationToken);
        return answer.Passed
            ? null
            : Catalogue.CheckFailed(
                check.Location ?? instance.Location, instance.Name, instance.Ship, check.ToString(), waited, answer.Text, await LastOutput.ReadAsync(host, containerId, cancellationToken));

        void Say(string lastAnswer)
        {
            var elapsed = clock.GetElapsedTime(began);
            if (elapsed < next) return;

            next = elapsed + Reminder;
            ledger.Change(instance.Name, InstancePhase.Checking, $"{text} for {Duration.Text(elapsed)}: {lastAnswer}");
        }
    }
}
