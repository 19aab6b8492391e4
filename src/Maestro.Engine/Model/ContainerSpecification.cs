using System.Collections.Immutable;

namespace Maestro.Engine.Model;

/// <summary>The body of <c>POST /containers/create</c>. Names are the Docker API's own; what is null or empty is not sent.</summary>
public sealed record ContainerSpecification
{
    /// <summary>Host name inside the container; null lets the daemon choose.</summary>
    public string? Hostname { get; init; }

    /// <summary>Image reference as written in the environment file.</summary>
    public required string Image { get; init; }

    /// <summary>The command and its arguments; null runs the image's own.</summary>
    public ImmutableArray<string>? Cmd { get; init; }

    /// <summary><c>NAME=value</c>, or the bare <c>NAME</c> of a variable without a value.</summary>
    public ImmutableArray<string> Env { get; init; } = [];

    /// <summary><c>80/tcp</c> to an empty object.</summary>
    public ImmutableSortedDictionary<string, EmptyObject>? ExposedPorts { get; init; }

    /// <summary>Labels.</summary>
    public ImmutableSortedDictionary<string, string>? Labels { get; init; }

    /// <summary>Seconds between SIGTERM and SIGKILL, kept by the daemon for stops that are not ours.</summary>
    public int? StopTimeout { get; init; }

    /// <summary>What concerns the host.</summary>
    public HostConfiguration? HostConfig { get; init; }
}
