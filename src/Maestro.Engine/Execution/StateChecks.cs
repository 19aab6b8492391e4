using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Lifecycle;
using Maestro.Engine.Model;
using Maestro.Engine.Ships;

namespace Maestro.Engine.Execution;

/// <summary>Makes the checks of one state of an instance, all at the same time, and tells how they go. The end of the container ends the wait at once.</summary>
internal sealed class StateChecks(Ledger ledger, CheckRunner runner, ProgramPlace place, TimeProvider clock)
{
    // A probe may see that the container ended before the news of it are here, which tell more.
    private static readonly TimeSpan NewsAreLate = TimeSpan.FromSeconds(2);

    /// <summary>Null when all pass; else what the first that failed met, which ends the others.</summary>
    /// <param name="of">Whose checks, and which.</param>
    /// <param name="host">Its ship's daemon.</param>
    /// <param name="containerId">Its container; null while there is none.</param>
    /// <param name="ended">Completes when the container ends; null where that is not watched.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Diagnostic?> RunAsync(ChecksOfState of, IDockerHost host, string? containerId, Task<ContainerEnded>? ended, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var progress = new CheckProgress(of, ledger, clock);
        var subject = new CheckSubject(of.Instance, host, containerId, place);
        var pending = of.Checks.ToDictionary(check => PassAsync(of, check, subject, progress, ended, over.Token));
        var all = Task.WhenAll(pending.Keys);
        try
        {
            return await FirstFaultAsync(of, host, pending, ended, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            progress.BrokenOff();
            throw;
        }
        finally
        {
            // The probes that are still under way end here, whatever ended the wait.
            await over.CancelAsync();
            await ((Task)all).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<Diagnostic?> FirstFaultAsync(
        ChecksOfState of, IDockerHost host, Dictionary<Task<Diagnostic?>, LifecycleCheck> pending, Task<ContainerEnded>? ended, CancellationToken cancellationToken)
    {
        while (pending.Count > 0)
        {
            await Task.WhenAny(ended is null ? pending.Keys : [.. pending.Keys, ended]);

            // The end comes first: what a check met at that moment is mostly of its making.
            if (ended is { IsCompleted: true })
            {
                var end = await ended;
                ended = null;
                if (WhatEnds(of, pending.Values, end) is not { } settled) return await ContainerEndedAsync(of, host, end, cancellationToken);
                foreach (var check in pending.Where(pair => settled(pair.Value)).Select(pair => pair.Key).ToList()) pending.Remove(check);
                continue;
            }

            var done = pending.Keys.First(check => check.IsCompleted);
            pending.Remove(done);
            if (await done is { } fault) return fault;
        }

        return null;
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

    private static async Task<Diagnostic> ContainerEndedAsync(ChecksOfState of, IDockerHost host, ContainerEnded end, CancellationToken cancellationToken)
    {
        var instance = of.Instance;
        var lastOutput = await LastOutput.ReadAsync(host, end.ContainerId, instance, cancellationToken);
        return end.ExitCode is { } code and not 0 && of.Checks.Any(check => check is LifecycleCheck.Completes)
            ? Catalogue.DidNotComplete(instance.Location, instance.Name, instance.Ship, code, lastOutput)
            : Catalogue.ContainerEnded(instance.Location, instance.Name, instance.Ship, end.ExitCode, lastOutput);
    }

    private async Task<Diagnostic?> PassAsync(
        ChecksOfState of, LifecycleCheck check, CheckSubject subject, CheckProgress progress, Task<ContainerEnded>? ended, CancellationToken cancellationToken)
    {
        var outcome = await runner.RunAsync(check, subject, answer => progress.Met(check, answer), cancellationToken);
        if (outcome.Answer.Passed)
        {
            progress.Passed(check);
            return null;
        }

        progress.Failed(check, outcome.Text);
        if (outcome.Answer.IsOfEnd && ended is not null) await ((Task)ended.WaitAsync(NewsAreLate, clock, cancellationToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ImmutableArray<string> lastOutput = subject.ContainerId is { } id ? await LastOutput.ReadAsync(subject.Host, id, of.Instance, cancellationToken) : default;
        return Catalogue.CheckFailed(new FailedCheck(check.Location ?? of.Instance.Location, of.Instance.Name, of.Instance.Ship, of.Stand, check.ToString())
        {
            IsFinal = outcome.Answer.IsFinal,
            Waited = outcome.Waited,
            LastAnswer = outcome.Text,
            Printed = outcome.Answer.Output,
            LastOutput = lastOutput,
        });
    }
}
