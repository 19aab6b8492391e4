using System.Collections.Immutable;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>A service as it stands in the file.</summary>
internal sealed class ServiceDraft(YamlScalar key)
{
    public YamlScalar Key { get; } = key;

    public string Name => Key.Text;

    public string? Image { get; init; }

    public bool Omit { get; init; }

    public ImmutableArray<NameReference> Requires { get; init; } = [];

    /// <summary>Services of whose instances its own get volumes. They come before it, as if required, but tell it no link variables.</summary>
    public List<NameReference> GivesVolumes { get; } = [];

    public ImmutableArray<NameReference> WantsInfo { get; init; } = [];

    public ImmutableArray<Variable> Variables { get; init; } = [];

    public ImmutableArray<CheckDraft> Checks { get; init; } = [];

    public List<InstanceDraft> Instances { get; } = [];
}
