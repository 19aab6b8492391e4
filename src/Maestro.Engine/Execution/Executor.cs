using System.Collections.Immutable;
using Maestro.Engine.Events;
using Maestro.Engine.Model;
using Maestro.Engine.Planning;

namespace Maestro.Engine.Execution;

/// <summary>Runs a plan: each step when its prerequisites have succeeded, all that may run at the same time. Decides nothing.</summary>
internal sealed class Executor(Plan plan, StepRunner runner, Ledger ledger, int? concurrency, TimeProvider clock)
{
    // The daemon makes and starts containers one after another; more than this in flight a ship only makes requests wait inside it.
    private const int CreatesAndStartsPerShip = 8;

    // Asked for fifty stops at once it takes a third longer than for these; and the more at once, the likelier Docker 20.10 locks itself up.
    private const int StopsPerShip = 8;

    // What has not stopped by then waits for its container and not for the daemon, and so holds up none.
    private static readonly TimeSpan StopTurn = TimeSpan.FromMilliseconds(250);

    private readonly Dictionary<string, PriorityGate> _ships = Gates(plan, () => new PriorityGate(CreatesAndStartsPerShip));
    private readonly Dictionary<string, PriorityGate> _stops = Gates(plan, () => new PriorityGate(StopsPerShip, StopTurn, clock));
    private readonly HashSet<string> _comingBack = new(StringComparer.Ordinal);
    private readonly PriorityGate _overall = new(concurrency ?? int.MaxValue);
    private readonly Task<StepOutcome>[] _tasks = new Task<StepOutcome>[plan.Steps.Length + 1];
    private readonly Dictionary<StepSet, string> _names = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<StepSet, Task<ImmutableArray<int>>> _sets = new(ReferenceEqualityComparer.Instance);

    /// <summary>Runs every step to an outcome; never throws for what a step meets.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // Said before anything is under way, so that it never overwrites what a step has to say.
        foreach (var step in plan.Steps) ExplainWait(step);

        // Prerequisites have lower numbers, so each task finds those that it waits for.
        foreach (var step in plan.Steps) _tasks[step.Id] = RunAsync(step, [.. step.After.Select(Unsuccessful)], cancellationToken);

        await Task.WhenAll(_tasks.Skip(1));
    }

    // Of a shared set, the steps that did not succeed: worked out once, however many wait for it.
    private Task<ImmutableArray<int>> Unsuccessful(StepSet set) => _sets.TryGetValue(set, out var task) ? task : _sets[set] = WaitAsync(set);

    private async Task<ImmutableArray<int>> WaitAsync(StepSet set)
    {
        var outcomes = await Task.WhenAll(set.Steps.Select(id => _tasks[id]));
        return [.. set.Steps.Where((_, index) => outcomes[index] != StepOutcome.Succeeded)];
    }

    private async Task<StepOutcome> RunAsync(Step step, ImmutableArray<Task<ImmutableArray<int>>> after, CancellationToken cancellationToken)
    {
        await Task.Yield();
        var unsuccessful = (await Task.WhenAll(after)).SelectMany(ids => ids).Where(id => !GoesOnWithout(step, plan.Steps[id - 1])).Distinct().Order().ToImmutableArray();
        if (unsuccessful.Length > 0 && !step.EvenAfterFailure) return Skip(step, unsuccessful);

        try
        {
            using var place = await _overall.EnterAsync(step.Id, cancellationToken);
            using var turn = await EnterShipAsync(step, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            return await runner.RunAsync(step, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return StepOutcome.Cancelled;
        }
    }

    // Nobody can stop what is on a lost ship: what it would have been stopped before is stopped all the same. Not where that would be started anew: a restart
    // does not pull away what others need.
    private bool GoesOnWithout(Step step, Step other) =>
        plan.Play != Play.Restart && step is Step.Stop or Step.Kill or Step.Remove or Step.AwaitChecks { State: LifecycleState.PreStop or LifecycleState.Stopped } && other.Ship != step.Ship && _tasks[other.Id].Result == StepOutcome.Lost;

    private void ExplainWait(Step step)
    {
        if (step is not (Step.Start or Step.Stop or Step.Kill)) return;

        var instance = ((Step.OfInstance)step).Instance.Name;
        var others = string.Join(", ", step.After.Select(Names).Where(names => names != instance && names.Length > 0));
        if (step is Step.Stop { ComesBack: true })
        {
            _comingBack.Add(instance);
            ledger.Change(instance, InstancePhase.Waiting, others.Length > 0 ? $"waits for {others}" : "waiting");
        }
        else if (others.Length > 0)
        {
            ledger.Wait(instance, others, isNow: !_comingBack.Contains(instance));
        }
    }

    // The instances behind a set, in words: worked out once for all that wait for it.
    private string Names(StepSet set)
    {
        if (_names.TryGetValue(set, out var text)) return text;

        ImmutableArray<string> names = [.. set.Steps.Select(id => plan.Steps[id - 1]).OfType<Step.OfInstance>().Select(step => step.Instance.Name).Distinct().Order(StringComparer.Ordinal)];
        return _names[set] = new Predecessors([], names).Text;
    }

    // Starts go before creates: a container that can be started holds up others, one made ahead does not.
    private async Task<IDisposable?> EnterShipAsync(Step step, CancellationToken cancellationToken) => step switch
    {
        Step.Start or Step.Unpause => await _ships[step.Ship].EnterAsync(step.Id, cancellationToken),
        Step.Create or Step.Remove => await _ships[step.Ship].EnterAsync(plan.Steps.Length + step.Id, cancellationToken),
        Step.Stop or Step.Kill => await _stops[step.Ship].EnterAsync(step.Id, cancellationToken),
        _ => null,
    };

    private static Dictionary<string, PriorityGate> Gates(Plan plan, Func<PriorityGate> gate) =>
        plan.Steps.Select(step => step.Ship).Distinct().ToDictionary(ship => ship, _ => gate(), StringComparer.Ordinal);

    private StepOutcome Skip(Step step, ImmutableArray<int> unsuccessful)
    {
        var outcomes = unsuccessful.Select(id => _tasks[id].Result).ToImmutableArray();
        if (outcomes.All(outcome => outcome == StepOutcome.Cancelled)) return StepOutcome.Cancelled;

        if (step is Step.OfInstance { Instance: var instance } && !ledger[instance.Name].Phase.IsFinal())
        {
            var blamed = unsuccessful.Select(id => plan.Steps[id - 1]).OfType<Step.OfInstance>().Select(other => other.Instance.Name)
                .Where(name => name != instance.Name).Distinct().Order(StringComparer.Ordinal).ToImmutableArray();
            var stands = ledger[instance.Name].Phase == InstancePhase.Stopping ? "stopped, then " : "";
            if (blamed.Length > 0) ledger.Change(instance.Name, InstancePhase.Skipped, $"{stands}skipped: {new Predecessors([], blamed).Text} did not succeed");
        }

        return outcomes.All(outcome => outcome == StepOutcome.Lost) ? StepOutcome.Lost : StepOutcome.Skipped;
    }
}
