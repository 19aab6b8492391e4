using System.Collections.Immutable;
using Maestro.Engine.Model;

namespace Maestro.Engine.Ships;

/// <summary>State of one container, from an inspect.</summary>
/// <param name="Id">Full id.</param>
/// <param name="State">What it does now.</param>
/// <param name="ExitCode">Exit code of its last run; 0 while it never ended.</param>
public sealed record ContainerSnapshot(string Id, ContainerState State, long ExitCode)
{
    /// <summary>When it was started last; null while it never was.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended last, before <see cref="StartedAt"/> if it runs again; null while it never did.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The ports of the ship that it is published on while it runs: <c>80/tcp</c> to the first of them.</summary>
    public ImmutableDictionary<string, int> Published { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>What its HEALTHCHECK says; null when it has none.</summary>
    public ContainerHealth? Health { get; init; }
}
