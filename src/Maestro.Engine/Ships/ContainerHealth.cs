using System.Collections.Immutable;

namespace Maestro.Engine.Ships;

/// <summary>What the HEALTHCHECK of a container says.</summary>
/// <param name="Status">The daemon's word: <c>starting</c>, <c>healthy</c> or <c>unhealthy</c>.</param>
/// <param name="LastExitCode">How its command ended last; null while it has not.</param>
/// <param name="LastOutput">What that printed, by lines.</param>
public sealed record ContainerHealth(string Status, int? LastExitCode, ImmutableArray<string> LastOutput);
