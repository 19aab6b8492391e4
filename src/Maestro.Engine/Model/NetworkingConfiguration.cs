using System.Collections.Immutable;

namespace Maestro.Engine.Model;

/// <summary>The <c>NetworkingConfig</c> of a container. Names are the Docker API's own.</summary>
/// <param name="EndpointsConfig">Networks by name.</param>
public sealed record NetworkingConfiguration(ImmutableSortedDictionary<string, NetworkingConfiguration.Endpoint> EndpointsConfig)
{
    /// <summary>How it is known in a network.</summary>
    /// <param name="Aliases">Names beside its own.</param>
    public sealed record Endpoint(ImmutableArray<string> Aliases);
}
