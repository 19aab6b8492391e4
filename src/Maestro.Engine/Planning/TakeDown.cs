using System.Collections.Immutable;
using Maestro.Engine.Model;

namespace Maestro.Engine.Planning;

/// <summary>The steps around the end of a container: the checks that must pass before, and those that must pass after.</summary>
/// <param name="steps">Where they go.</param>
/// <param name="isCertain">Whether what follows is done even though they fail: a tear-down says so and goes on.</param>
/// <param name="comesBack">Whether the instances come back in this plan.</param>
internal sealed class TakeDown(StepList steps, bool isCertain, bool comesBack)
{
    /// <summary>What its stop must wait for: <paramref name="after"/>, and its pre-stop checks if it has any.</summary>
    public ImmutableArray<StepSet> Ask(Instance instance, string containerId, ImmutableArray<StepSet> after) => instance.PreStopChecks.IsEmpty
        ? after
        : [steps.Add(Checks(instance, LifecycleState.PreStop, containerId, after)), .. after];

    /// <summary>Adds the step that ends the container, and its stopped checks if it has any. With the last of them it is done.</summary>
    public StepSet End(Step.OfInstance step, string containerId)
    {
        if (step.Instance.StoppedChecks.IsEmpty) return steps.AddLast(step);

        var ended = steps.Add(step);
        return steps.AddLast(Checks(step.Instance, LifecycleState.Stopped, containerId, [ended]));
    }

    private Step.AwaitChecks Checks(Instance instance, LifecycleState state, string containerId, ImmutableArray<StepSet> after) => new(instance, state, containerId)
    {
        Id = steps.NextId,
        Ship = instance.Ship,
        After = after,
        EvenAfterFailure = isCertain && state == LifecycleState.PreStop,
        GoesOn = isCertain,
        ComesBack = comesBack,
        Cause = string.Join(", ", instance.Checks(state)),
    };
}
