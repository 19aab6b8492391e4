using System.Collections.Immutable;
using Maestro.Engine.Model;

namespace Maestro.Engine.Planning;

/// <summary>Everything that a plan is made from: the same input makes the same plan.</summary>
internal sealed record PlanningInput
{
    public required MaestroEnvironment Environment { get; init; }

    public required Play Play { get; init; }

    public required PlayRequest Request { get; init; }

    /// <summary>The instances selected, in play order.</summary>
    public required ImmutableArray<Instance> Order { get; init; }

    /// <summary>What was seen of each ship that they are on; of a status, of those that have answered.</summary>
    public required ImmutableDictionary<string, ObservedShip> Ships { get; init; }

    /// <summary>Of a <see cref="Play.Down"/>: the run that it takes down; what does not belong to it, or belongs to no process, is left alone.</summary>
    public string? OfRun { get; init; }

    /// <summary>Of a <see cref="Play.Down"/>: instances that are stopped but not removed.</summary>
    public ImmutableHashSet<string> Keep { get; init; } = [];

    /// <summary>Of a <see cref="Play.Restart"/> of what changed, with images refreshed: whether they are refreshed already. Before, only that can be planned.</summary>
    public bool AreImagesFresh { get; init; }

    /// <summary>How <paramref name="instance"/> stands, and its container.</summary>
    public (Standing Standing, ObservedContainer? Container) Look(Instance instance)
    {
        if (!Ships.TryGetValue(instance.Ship, out var ship)) return (Standing.NotSeen, null);
        if (ship.Fault is not null) return (Standing.Unreachable, null);
        if (!ship.Containers.TryGetValue(instance.ContainerName, out var container)) return (Standing.Absent, null);
        return (IsOurs(container) ? StandingOf(container.State) : Standing.Foreign, container);
    }

    private bool IsOurs(ObservedContainer container) => container.Labels.TryGetValue(Labels.Environment, out var owner)
        ? owner == Environment.Name
        : Request.Adopt == true;

    private static Standing StandingOf(ContainerState state) => state switch
    {
        ContainerState.Created => Standing.Created,
        ContainerState.Running or ContainerState.Restarting => Standing.Running,
        ContainerState.Paused => Standing.Paused,
        _ => Standing.Down,
    };
}
