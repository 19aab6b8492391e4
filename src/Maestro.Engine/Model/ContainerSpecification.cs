using System.Collections.Immutable;

namespace Maestro.Engine.Model;

/// <summary>The body of <c>POST /containers/create</c>. Names are the Docker API's own; what is null or empty is not sent.</summary>
public sealed record ContainerSpecification
{
    private readonly Lazy<ImmutableArray<string>> _env = new([]);

    /// <summary>Host name inside the container; null lets the daemon choose.</summary>
    public string? Hostname { get; init; }

    /// <summary>Image reference as written in the environment file.</summary>
    public required string Image { get; init; }

    /// <summary>The command and its arguments; null runs the image's own.</summary>
    public ImmutableArray<string>? Cmd { get; init; }

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

    /// <summary>Labels.</summary>
    public ImmutableSortedDictionary<string, string>? Labels { get; init; }

    /// <summary>Seconds between SIGTERM and SIGKILL, kept by the daemon for stops that are not ours.</summary>
    public int? StopTimeout { get; init; }

    /// <summary>What concerns the host.</summary>
    public HostConfiguration? HostConfig { get; init; }
}
