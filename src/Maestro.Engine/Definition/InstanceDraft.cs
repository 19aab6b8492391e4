using System.Collections.Immutable;
using Maestro.Engine.Model;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>An instance as it stands in the file.</summary>
internal sealed record InstanceDraft(YamlScalar Key)
{
    public string Name => Key.Text;

    /// <summary>Its container's name.</summary>
    public string ContainerName
    {
        get => field ?? Name;
        init;
    }

    public NameReference? Ship { get; init; }

    /// <summary>Its own image; null takes the service's.</summary>
    public string? Image { get; init; }

    public ImmutableArray<string>? Command { get; init; }

    public ImmutableArray<Variable> Variables { get; init; } = [];

    /// <summary>The service's ports and its own, these winning by name; sorted by name.</summary>
    public ImmutableArray<PortDraft> Ports { get; init; } = [];

    public VolumesDraft Volumes { get; init; } = new();

    public ImmutableArray<ExtraHostDraft> ExtraHosts { get; init; } = [];

    public ImmutableArray<LinkDraft> Links { get; init; } = [];

    /// <summary>What its keys say of the container and nothing else has a part in.</summary>
    public ContainerSpecification Container { get; init; } = new() { Image = "" };

    public TimeSpan StopTimeout { get; init; }

    public ImmutableArray<CheckDraft> Checks { get; init; } = [];
}
