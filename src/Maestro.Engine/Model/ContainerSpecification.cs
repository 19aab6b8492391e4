using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Maestro.Engine.Model;

/// <summary>The body of <c>POST /containers/create</c>. Names are the Docker API's own; what is null or empty is not sent.</summary>
public sealed record ContainerSpecification
{
    private readonly Lazy<ImmutableArray<string>> _env = new([]);

    /// <summary>Host name inside the container; null lets the daemon choose.</summary>
    public string? Hostname { get; init; }

    /// <summary>User inside the container, <c>name</c>, <c>uid</c> or <c>uid:gid</c>; null: the image's own.</summary>
    public string? User { get; init; }

    /// <summary>Image reference as written in the environment file.</summary>
    public required string Image { get; init; }

    /// <summary>The command and its arguments; null runs the image's own.</summary>
    public ImmutableArray<string>? Cmd { get; init; }

    /// <summary>What the command is handed to; null: the image's own, an empty one: nothing.</summary>
    public ImmutableArray<string>? Entrypoint { get; init; }

    /// <summary>Where it starts; null: the image's own.</summary>
    public string? WorkingDir { get; init; }

    /// <summary><c>NAME=value</c>, or the bare <c>NAME</c> of a variable without a value.</summary>
    public ImmutableArray<string> Env
    {
        get => _env.Value;
        init => _env = new Lazy<ImmutableArray<string>>(value);
    }

    /// <summary>Sets <see cref="Env"/> to what is worked out when it is first asked for: link variables grow with the square of an environment, and most plays ask for few.</summary>
    internal Lazy<ImmutableArray<string>> EnvWhenAsked
    {
        init => _env = value;
    }

    /// <summary><c>80/tcp</c> to an empty object.</summary>
    public ImmutableSortedDictionary<string, EmptyObject>? ExposedPorts { get; init; }

    /// <summary>Paths of its volumes to empty objects.</summary>
    public ImmutableSortedDictionary<string, EmptyObject>? Volumes { get; init; }

    /// <summary>Labels.</summary>
    public ImmutableSortedDictionary<string, string>? Labels { get; init; }

    /// <summary>Signal that asks it to end; null: the image's own.</summary>
    public string? StopSignal { get; init; }

    /// <summary>Seconds between SIGTERM and SIGKILL, kept by the daemon for stops that are not ours.</summary>
    public int? StopTimeout { get; init; }

    /// <summary>How the daemon sees whether it is well; null: the image's own way.</summary>
    public Healthcheck? Healthcheck { get; init; }

    /// <summary>What concerns the host.</summary>
    public HostConfiguration? HostConfig { get; init; }

    /// <summary>Its names in a network; null: the daemon's own way.</summary>
    public NetworkingConfiguration? NetworkingConfig { get; init; }

    /// <summary>Platform, <c>linux/arm64</c>: no part of the body, but of the query. Null: the daemon's own.</summary>
    [JsonIgnore]
    public string? Platform { get; init; }
}
