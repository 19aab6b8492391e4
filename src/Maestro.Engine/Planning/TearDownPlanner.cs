using System.Collections.Immutable;
using Maestro.Engine.Model;

namespace Maestro.Engine.Planning;

/// <summary>Steps of stop, kill, clean and down: stops in reverse order, removals as soon as a container is down.</summary>
internal sealed class TearDownPlanner
{
    private readonly PlanningInput _input;
    private readonly ImmutableArray<PlannedInstance> _instances;
    private readonly StepList _steps;
    private readonly TakeDown _down;

    public TearDownPlanner(PlanningInput input, ImmutableArray<PlannedInstance> instances)
    {
        (_input, _instances) = (input, instances);
        _steps = new StepList(input.Environment.Before(input.Play), input.Request.IgnoreDependencies != true);
        _down = new TakeDown(_steps, isCertain: input.Play == Play.Down, comesBack: false);
    }

    public ImmutableArray<Step> Steps()
    {
        foreach (var planned in _instances) Plan(planned);
        return _steps.ToImmutable();
    }

    private void Plan(PlannedInstance planned)
    {
        var instance = planned.Instance;
        if (planned.Standing == Standing.Unreachable)
        {
            // Nothing waits for it: the ships that answer are torn down all the same.
            _steps.Add(StepList.GiveUp(_steps.NextId, instance, _input));
            return;
        }

        if (planned.Standing is Standing.Absent or Standing.Foreign || IsOthers(planned)) return;
        var isUp = planned.Standing is Standing.Running or Standing.Paused;
        var stops = isUp && _input.Play != Play.Clean;
        var ended = stops ? End(planned) : null;
        var removes = _input.Play == Play.Clean ? !isUp : _input.Play == Play.Down && !_input.Keep.Contains(instance.Name);
        if (removes) Remove(planned, ended);
    }

    private bool IsOthers(PlannedInstance planned) => _input.OfRun is { } run && !IsOf(run, planned.Container!) && !_input.Keep.Contains(planned.Instance.Name);

    private static bool IsOf(string run, ObservedContainer container) => container.Labels.GetValueOrDefault(Labels.Run) == run && container.Labels.ContainsKey(Labels.Owner);

    // A kill asks nobody for leave.
    private StepSet End(PlannedInstance planned)
    {
        var (instance, container) = (planned.Instance, planned.Container!);
        var before = _steps.Before(instance.Service);
        var cause = before.Names.IsEmpty ? Wording.Lower(container.Status) : $"{Wording.Lower(container.Status)}; after {before.Text}";
        var after = _input.Play == Play.Kill ? before.Sets : _down.Ask(instance, container.Id, before.Sets);
        return _down.End(
            _input.Play == Play.Kill
                ? new Step.Kill(instance, container.Id) { Id = _steps.NextId, Ship = instance.Ship, After = after, Cause = cause }
                : new Step.Stop(instance, container.Id) { Id = _steps.NextId, Ship = instance.Ship, After = after, EvenAfterFailure = _input.Play == Play.Down, Cause = cause },
            container.Id);
    }

    private void Remove(PlannedInstance planned, StepSet? ended)
    {
        var instance = planned.Instance;
        _steps.Add(new Step.Remove(instance, planned.Container!.Id, _input.Request.KeepVolumes != true)
        {
            Id = _steps.NextId,
            Ship = instance.Ship,
            After = ended is null ? [] : [ended],
            Cause = ended is null ? Wording.Lower(planned.Container.Status) : "stopped",
        });
    }
}
