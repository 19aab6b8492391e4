using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;

namespace Maestro.Engine.Planning;

/// <summary>One thing that a plan does on one ship. A closed set: a new operation is a new nested record.</summary>
public abstract record Step
{
    private Step()
    {
    }

    /// <summary>Number in the plan, from 1. A step's prerequisites have lower numbers.</summary>
    public required int Id { get; init; }

    /// <summary>The ship.</summary>
    public required string Ship { get; init; }

    /// <summary>What must have succeeded before: sets that many steps share, so that a plan's size is linear.</summary>
    public ImmutableArray<StepSet> After { get; init; } = [];

    /// <summary>Whether it is done also when a prerequisite failed: a tear-down goes on past a container that will not stop.</summary>
    public bool EvenAfterFailure { get; init; }

    /// <summary>Why it is done: <c>requires zk-1, zk-2</c>, <c>not on the ship</c>.</summary>
    public required string Cause { get; init; }

    /// <summary>What is acted on, for people: an instance or an image.</summary>
    public abstract string Subject { get; }

    /// <summary>The operation, for people: <c>Start</c>.</summary>
    public abstract string Operation { get; }

    /// <summary>Ids of all prerequisites, ascending.</summary>
    public IEnumerable<int> Prerequisites => After.SelectMany(set => set.Steps).Distinct().Order();

    /// <summary><c>[1,2] -> #3 ship1/kafka-1 Start (requires zk-1, zk-2)</c>.</summary>
    public sealed override string ToString() => $"[{string.Join(',', Prerequisites)}] -> #{Id} {Ship}/{Subject} {Operation} ({Cause})";

    /// <summary>Pulls an image, once for all instances of the ship that want it.</summary>
    /// <param name="Image">The reference.</param>
    /// <param name="Instances">Those that wait for it.</param>
    public sealed record PullImage(string Image, ImmutableArray<Instance> Instances) : Step
    {
        /// <summary>Whether this is all that is wanted for them.</summary>
        public bool IsGoal { get; init; }

        /// <inheritdoc/>
        public override string Subject => Image;

        /// <inheritdoc/>
        public override string Operation => "Pull";
    }

    /// <summary>A step that acts on one instance.</summary>
    /// <param name="Instance">The instance.</param>
    public abstract record OfInstance(Instance Instance) : Step
    {
        /// <inheritdoc/>
        public override string Subject => Instance.Name;
    }

    /// <summary>Creates the container.</summary>
    public sealed record Create(Instance Instance) : OfInstance(Instance)
    {
        /// <inheritdoc/>
        public override string Operation => "Create";
    }

    /// <summary>Starts the container: the observed one, or the one that <see cref="Create"/> made.</summary>
    public sealed record Start(Instance Instance, string? ContainerId) : OfInstance(Instance)
    {
        /// <inheritdoc/>
        public override string Operation => "Start";
    }

    /// <summary>Lets a paused container go on.</summary>
    public sealed record Unpause(Instance Instance, string ContainerId) : OfInstance(Instance)
    {
        /// <inheritdoc/>
        public override string Operation => "Unpause";
    }

    /// <summary>Waits until all running checks pass; without any, sees that the container does not end at once.</summary>
    /// <param name="Instance">The instance.</param>
    /// <param name="ContainerId">The observed container; null: the one that this plan created.</param>
    /// <param name="UpSince">How long it has been up, in words, when it ran before the play; null when this plan started it.</param>
    public sealed record AwaitReady(Instance Instance, string? ContainerId, string? UpSince) : OfInstance(Instance)
    {
        /// <summary>Whether its container was found ended, and waiting for its restart policy to start it again.</summary>
        public bool FoundRestarting { get; init; }

        /// <inheritdoc/>
        public override string Operation => "AwaitReady";
    }

    /// <summary>Waits until all checks of a state pass, other than those of a running container.</summary>
    /// <param name="Instance">The instance.</param>
    /// <param name="State">Before it is started, before it is stopped, or once it is stopped.</param>
    /// <param name="ContainerId">Its container; null where that is still to be started.</param>
    public sealed record AwaitChecks(Instance Instance, LifecycleState State, string? ContainerId) : OfInstance(Instance)
    {
        /// <summary>Whether what follows is done also when they fail: a tear-down says so and goes on.</summary>
        public bool GoesOn { get; init; }

        /// <summary>Whether the instance comes back in this plan: then being stopped is not the end of it.</summary>
        public bool ComesBack { get; init; }

        /// <inheritdoc/>
        public override string Operation => State.ToString();
    }

    /// <summary>Stops the container.</summary>
    public sealed record Stop(Instance Instance, string ContainerId) : OfInstance(Instance)
    {
        /// <summary>Whether the instance comes back in this plan: then being stopped is not the end of it.</summary>
        public bool ComesBack { get; init; }

        /// <summary>Whether it comes back in this same container.</summary>
        public bool StartsAgain { get; init; }

        /// <inheritdoc/>
        public override string Operation => "Stop";
    }

    /// <summary>Ends the container at once.</summary>
    public sealed record Kill(Instance Instance, string ContainerId) : OfInstance(Instance)
    {
        /// <inheritdoc/>
        public override string Operation => "Kill";
    }

    /// <summary>Lets time pass before the instance is worked on (<c>--step-delay</c>, <c>--stop-start-delay</c>).</summary>
    /// <param name="Instance">The instance that waits.</param>
    /// <param name="Length">How long.</param>
    public sealed record Pause(Instance Instance, TimeSpan Length) : OfInstance(Instance)
    {
        /// <inheritdoc/>
        public override string Operation => "Pause";
    }

    /// <summary>Removes the container.</summary>
    /// <param name="Instance">The instance.</param>
    /// <param name="ContainerId">Its container.</param>
    /// <param name="WithVolumes">Whether anonymous volumes go too.</param>
    public sealed record Remove(Instance Instance, string ContainerId, bool WithVolumes) : OfInstance(Instance)
    {
        /// <inheritdoc/>
        public override string Operation => "Remove";
    }

    /// <summary>Fails at once with a fault that is known already: its ship cannot be reached. What depends on it is skipped.</summary>
    public sealed record GiveUp(Instance Instance, Diagnostic Fault) : OfInstance(Instance)
    {
        /// <inheritdoc/>
        public override string Operation => "GiveUp";
    }
}
