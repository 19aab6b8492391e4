using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;

namespace Maestro.Engine.Model;

/// <summary>A service: a group of like instances that other services may require.</summary>
public sealed record Service
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Image reference as written; instances may override it.</summary>
    public required string Image { get; init; }

    /// <summary>Left out of plays that name nothing.</summary>
    public bool Omit { get; init; }

    /// <summary>Services that must be up before this one, not transitive, sorted by name: those written, and those of whose instances its own get volumes.</summary>
    public ImmutableArray<string> Requires { get; init; } = [];

    /// <summary>Services whose link variables this one gets without an order between them, sorted by name.</summary>
    public ImmutableArray<string> WantsInfo { get; init; } = [];

    /// <summary>Names of its instances, sorted; at least one.</summary>
    public required ImmutableArray<string> Instances { get; init; }

    /// <summary>Where the service is defined.</summary>
    public SourceLocation? Location { get; init; }
}
