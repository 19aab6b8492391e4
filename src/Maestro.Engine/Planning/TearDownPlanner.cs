using System.Collections.Immutable;
using Maestro.Engine.Model;

namespace Maestro.Engine.Planning;

/// <summary>Steps of stop, kill, clean and down: stops in reverse order, removals as soon as a container is down.</summary>
internal sealed class TearDownPlanner(PlanningInput input, ImmutableArray<PlannedInstance> instances)
{
    private readonly StepList _steps = new(input.Environment.Before(input.Play), input.Request.IgnoreDependencies != true);

    public ImmutableArray<Step> Steps()
    {
        foreach (var planned in instances) Plan(planned);
        return _steps.ToImmutable();
    }

    private void Plan(PlannedInstance planned)
    {
        var instance = planned.Instance;
        if (planned.Standing == Standing.Unreachable)
        {
            // Nothing waits for it: the ships that answer are torn down all the same.
            _steps.Add(StepList.GiveUp(_steps.NextId, instance, input));
            return;
        }

        if (planned.Standing is Standing.Absent or Standing.Foreign || IsNobodysRun(planned)) return;
        var isUp = planned.Standing is Standing.Running or Standing.Paused;
        var stops = isUp && input.Play != Play.Clean;
        if (stops) Stop(planned);
        var removes = input.Play == Play.Clean ? !isUp : input.Play == Play.Down && !input.Keep.Contains(instance.Name);
        if (removes) Remove(planned, stops);
    }

    private bool IsNobodysRun(PlannedInstance planned) => input.RunsOnly && !planned.Container!.Labels.ContainsKey(Labels.Run) && !input.Keep.Contains(planned.Instance.Name);

    private void Stop(PlannedInstance planned)
    {
        var instance = planned.Instance;
        var before = _steps.Before(instance.Service);
        var cause = before.Names.IsEmpty ? Wording.Lower(planned.Container!.Status) : $"{Wording.Lower(planned.Container!.Status)}; after {before.Text}";
        _steps.AddLast(input.Play == Play.Kill
            ? new Step.Kill(instance, planned.Container.Id) { Id = _steps.NextId, Ship = instance.Ship, After = before.Sets, Cause = cause }
            : new Step.Stop(instance, planned.Container.Id) { Id = _steps.NextId, Ship = instance.Ship, After = before.Sets, EvenAfterFailure = input.Play == Play.Down, Cause = cause });
    }

    private void Remove(PlannedInstance planned, bool stopped)
    {
        var instance = planned.Instance;
        _steps.Add(new Step.Remove(instance, planned.Container!.Id, input.Request.KeepVolumes != true)
        {
            Id = _steps.NextId,
            Ship = instance.Ship,
            After = stopped ? [new StepSet([_steps.NextId - 1])] : [],
            Cause = stopped ? "stopped" : Wording.Lower(planned.Container.Status),
        });
    }
}
