using System.Collections.Immutable;

namespace Maestro.Engine.Model;

/// <summary>The <c>HostConfig</c> of a container: what concerns the host. Names are the Docker API's own.</summary>
public sealed record HostConfiguration
{
    /// <summary><c>host:container:mode</c>.</summary>
    public ImmutableArray<string>? Binds { get; init; }

    /// <summary><c>80/tcp</c> to where it is published.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<PortBinding>>? PortBindings { get; init; }
}

/// <summary>Where a container's port is published. Names are the Docker API's own.</summary>
/// <param name="HostIp">Address on the host.</param>
/// <param name="HostPort">Port on the host, as text.</param>
public sealed record PortBinding(string HostIp, string HostPort);

/// <summary>The Docker API's way to write a set: a map to empty objects.</summary>
public sealed record EmptyObject
{
    /// <summary>The one there is.</summary>
    public static EmptyObject Value { get; } = new();
}
