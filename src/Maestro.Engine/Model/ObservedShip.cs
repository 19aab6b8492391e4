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

    /// <summary>Of those containers that were looked into, what they were made with, by name.</summary>
    public ImmutableDictionary<string, ContainerConfiguration> Configurations { get; init; } = ImmutableDictionary<string, ContainerConfiguration>.Empty;

    /// <summary>Of the images asked about, those that the ship has: reference to id (<c>sha256:…</c>).</summary>
    public ImmutableDictionary<string, string> Images { get; init; } = ImmutableDictionary<string, string>.Empty;
}
