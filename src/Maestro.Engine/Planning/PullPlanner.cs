using System.Collections.Immutable;

namespace Maestro.Engine.Planning;

/// <summary>Steps of a pull: all at once, in no order.</summary>
internal sealed class PullPlanner(PlanningInput input, ImmutableArray<PlannedInstance> instances)
{
    private readonly StepList _steps = new(input.Environment.Before(input.Play), ordered: false);

    public ImmutableArray<Step> Steps()
    {
        var reached = instances.Where(planned => planned.Standing != Standing.Unreachable).Select(planned => planned.Instance).ToImmutableArray();
        var pulls = new ImagePulls(_steps, input, reached);
        foreach (var planned in instances)
        {
            var instance = planned.Instance;
            if (planned.Standing == Standing.Unreachable) _steps.AddLast(StepList.GiveUp(_steps.NextId, instance, input));
            else pulls.Pull(instance, input.Ships[instance.Ship].Images.ContainsKey(instance.Image) ? "to see whether the registry has another" : "not on the ship");
        }

        return _steps.ToImmutable();
    }
}
