using System.Collections.Immutable;

namespace Maestro.Engine.Model;

/// <summary>What a container was made with: what was asked, completed by its image and the daemon.</summary>
/// <param name="ImageId">Id of its image.</param>
/// <param name="Fields">Members of <c>Config</c>, and of <c>HostConfig</c> as <c>HostConfig.Binds</c>, each to its JSON text.</param>
/// <param name="Env">Its variables, <c>NAME=value</c>, those of its image included.</param>
/// <param name="Labels">Its labels, those of its image included.</param>
public sealed record ContainerConfiguration(
    string ImageId, ImmutableDictionary<string, string> Fields, ImmutableArray<string> Env, ImmutableDictionary<string, string> Labels)
{
    /// <summary>The variables that its image and its engine give, which nobody asked for.</summary>
    public ImmutableArray<string> ImageEnv { get; init; } = [];

    /// <summary>The labels that its image gives, likewise.</summary>
    public ImmutableDictionary<string, string> ImageLabels { get; init; } = ImmutableDictionary<string, string>.Empty;
}
