using System.Collections.Immutable;
using Maestro.Engine.Model;

namespace Maestro.Engine.Events;

/// <summary>One line of the table that a play shows: an instance and where it stands.</summary>
public sealed record InstanceRow
{
    /// <summary>Number in play order, from 1; stop counts down.</summary>
    public required int Number { get; init; }

    /// <summary>The instance.</summary>
    public required string Instance { get; init; }

    /// <summary>Its service.</summary>
    public required string Service { get; init; }

    /// <summary>Its ship.</summary>
    public required string Ship { get; init; }

    /// <summary>Image reference.</summary>
    public required string Image { get; init; }

    /// <summary>Id of its container, 12 digits; null without one.</summary>
    public string? ContainerId { get; init; }

    /// <summary>Where it stands.</summary>
    public required InstancePhase Phase { get; init; }

    /// <summary>The phase in words, with its particulars: <c>up for 3m</c>, <c>waits for redis-1</c>, <c>checking: connection refused</c>.</summary>
    public required string Text { get; init; }

    /// <summary>Time since the play began.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>The ship's address, where it was asked for.</summary>
    public string? Host { get; init; }

    /// <summary>Its ports, where they were asked for; else null.</summary>
    public ImmutableArray<PortStanding>? Ports { get; init; }

    /// <summary>The column SHIP: its name and, where that was asked for, its address.</summary>
    public string ShipText => Host is null ? Ship : $"{Ship} ({Host})";

    /// <summary>The column CONTAINER: tag and short id, <c>7.0:1a2b3c4d5e6f</c>, or the tag and a dash.</summary>
    public string ContainerText => $"{ImageReference.Tag(Image)}:{ContainerId ?? "-"}";
}
