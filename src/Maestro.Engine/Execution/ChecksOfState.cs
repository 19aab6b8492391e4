using System.Collections.Immutable;
using Maestro.Engine.Model;

namespace Maestro.Engine.Execution;

/// <summary>The checks of one state of an instance, and the words for them.</summary>
/// <param name="Instance">The instance.</param>
/// <param name="State">The state.</param>
/// <param name="GoesOn">Whether what they ask leave for is done even though they fail.</param>
internal sealed record ChecksOfState(Instance Instance, LifecycleState State, bool GoesOn = false)
{
    public ImmutableArray<LifecycleCheck> Checks => Instance.Checks(State);

    /// <summary>What is done, for a row.</summary>
    public string Doing => State == LifecycleState.Running ? "checking" : $"checking {State.Key()}";

    /// <summary>How the instance stands when they fail.</summary>
    public string Stand => State switch
    {
        LifecycleState.PreStart => "is not started",
        LifecycleState.Running => "is not ready",
        LifecycleState.PreStop when GoesOn => "is stopped all the same",
        LifecycleState.PreStop => "is not stopped",
        _ => "is not down as it should be",
    };
}
