using System.Collections.Immutable;
using Maestro.Engine.Model;

namespace Maestro.Engine.Definition;

/// <summary>What is mounted into a container.</summary>
internal sealed record VolumesDraft
{
    /// <summary>What comes from the ship.</summary>
    public ImmutableArray<VolumeMount> Mounts { get; init; } = [];

    /// <summary>Paths of volumes of its own.</summary>
    public ImmutableArray<string> Own { get; init; } = [];

    /// <summary>Instances whose volumes it gets, too.</summary>
    public ImmutableArray<NameReference> From { get; init; } = [];

    /// <summary>Every path where something of its own is mounted; two texts of one place are the same.</summary>
    public IEnumerable<string> Targets => Mounts.Select(mount => ContainerPath.Normal(mount.Target)).Concat(Own.Select(ContainerPath.Normal)).Distinct(StringComparer.Ordinal);
}
