using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Lifecycle;
using Maestro.Engine.Model;
using Maestro.Engine.Ships;

namespace Maestro.Engine.Execution;

/// <summary>Makes the checks of one state of an instance, all at the same time, and tells how they go. The end of the container ends the wait at once.</summary>
internal sealed class StateChecks(Ledger ledger, CheckRunner runner, ProgramPlace place, TimeProvider clock)
{
    // When a wait that goes on is said again, with the last answer: soon, then seldom enough for those who read lines.
    private static readonly TimeSpan FirstReminder = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Reminder = TimeSpan.FromSeconds(10);

    /// <summary>Null when all pass; else what the first that failed met, which ends the others.</summary>
    /// <param name="of">Whose checks, and which.</param>
    /// <param name="host">Its ship's daemon.</param>
    /// <param name="containerId">Its container; null while there is none.</param>
    /// <param name="ended">Completes when the container ends; null where that is not watched.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Diagnostic?> RunAsync(ChecksOfState of, IDockerHost host, string? containerId, Task<ContainerEnded>? ended, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pending = of.Checks.ToDictionary(check => PassAsync(of, check, new CheckSubject(of.Instance, host, containerId, place), over.Token));
        var all = Task.WhenAll(pending.Keys);
        try
        {
            while (pending.Count > 0)
            {
                Task[] news = ended is null ? [.. pending.Keys] : [.. pending.Keys, ended];
                var first = await Task.WhenAny(news);
                if (first == ended)
                {
                    var end = await ended;
                    ended = null;
                    if (WhatEnds(of, pending.Values, end) is not { } let) return await ContainerEndedAsync(of.Instance, host, end, cancellationToken);
                    foreach (var done in pending.Where(pair => let(pair.Value)).Select(pair => pair.Key).ToList()) pending.Remove(done);
                    continue;
                }

                var check = (Task<Diagnostic?>)first;
                pending.Remove(check);
                if (await check is { } fault) return fault;
            }

            return null;
        }
        finally
        {
            // The probes that are still under way end here, whatever ended the wait.
            await over.CancelAsync();
            await ((Task)all).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Which checks the end of the container settles; null when it makes them fail. A one-shot that completes is meant to end; and what shall be
    // stopped may end by itself, with which there is nothing left to ask leave for.
    private static Func<LifecycleCheck, bool>? WhatEnds(ChecksOfState of, IEnumerable<LifecycleCheck> pending, ContainerEnded end)
    {
        var completes = of.Checks.Any(check => check is LifecycleCheck.Completes);
        if (completes && end.ExitCode is not 0) return null;
        if (of.State == LifecycleState.PreStop) return _ => true;
        return !completes || pending.Any(check => check is LifecycleCheck.Tcp or LifecycleCheck.Http or LifecycleCheck.RemoteExec or LifecycleCheck.Health)
            ? null
            : check => check is LifecycleCheck.Completes;
    }

    private static async Task<Diagnostic> ContainerEndedAsync(Instance instance, IDockerHost host, ContainerEnded end, CancellationToken cancellationToken) =>
        Catalogue.ContainerEnded(instance.Location, instance.Name, instance.Ship, end.ExitCode, await LastOutput.ReadAsync(host, end.ContainerId, cancellationToken));

    private async Task<Diagnostic?> PassAsync(ChecksOfState of, LifecycleCheck check, CheckSubject subject, CancellationToken cancellationToken)
    {
        var (instance, began, text) = (of.Instance, clock.GetTimestamp(), $"{of.Doing}: {check}");
        var next = FirstReminder;
        ledger.Change(instance.Name, InstancePhase.Checking, text);
        var outcome = await runner.RunAsync(check, subject, Say, cancellationToken);
        if (outcome.Answer.Passed) return null;

        ImmutableArray<string> lastOutput = subject.ContainerId is { } id ? await LastOutput.ReadAsync(subject.Host, id, cancellationToken) : default;
        return Catalogue.CheckFailed(
            check.Location ?? instance.Location, instance.Name, instance.Ship, check.ToString(), outcome.Waited, outcome.Text, lastOutput, of.Stand, outcome.Answer.Output);

        void Say(string lastAnswer)
        {
            var elapsed = clock.GetElapsedTime(began);
            if (elapsed < next) return;

            next = elapsed + Reminder;
            ledger.Change(instance.Name, InstancePhase.Checking, $"{text} for {Duration.Text(elapsed)}: {lastAnswer}");
        }
    }
}
