using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Ships;

namespace Maestro.Engine.Runs;

/// <summary>What became of the things on one ship that were to go.</summary>
/// <param name="Ship">Its name.</param>
public sealed record SweptShip(string Ship)
{
    /// <summary>Why it could not be looked at; null when it could.</summary>
    public Diagnostic? Fault { get; init; }

    /// <summary>What is gone.</summary>
    public ImmutableArray<ShipResource> Removed { get; init; } = [];

    /// <summary>What is still there, and what the daemon said against its removal; null: nothing.</summary>
    public ImmutableArray<(ShipResource Resource, string? Reason)> Left { get; init; } = [];

    /// <summary>What belongs to runs that go on.</summary>
    public ImmutableArray<ShipResource> Others { get; init; } = [];
}
