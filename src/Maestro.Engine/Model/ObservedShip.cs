using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;

namespace Maestro.Engine.Model;

/// <summary>What one look at a ship showed.</summary>
public sealed record ObservedShip
{
    /// <summary>The ship's name.</summary>
    public required string Name { get; init; }

    /// <summary>Why it could not be looked at; null when it could.</summary>
    public Diagnostic? Fault { get; init; }

    /// <summary>All its containers by name, foreign ones included.</summary>
    public ImmutableDictionary<string, ObservedContainer> Containers { get; init; } = ImmutableDictionary<string, ObservedContainer>.Empty;

    /// <summary>Of the images asked about, those that the ship has.</summary>
    public ImmutableHashSet<string> Images { get; init; } = [];
}
