using System.Collections.Immutable;

namespace Maestro.Engine.Model;

/// <summary>The <c>HostConfig</c> of a container: what concerns the host. Names are the Docker API's own; what is null is not sent.</summary>
public sealed record HostConfiguration
{
    /// <summary><c>host:container:mode</c>, the first a path or the name of a volume.</summary>
    public ImmutableArray<string>? Binds { get; init; }

    /// <summary>Names of containers whose volumes it gets, too.</summary>
    public ImmutableArray<string>? VolumesFrom { get; init; }

    /// <summary>Paths to mount options of file systems in memory.</summary>
    public ImmutableSortedDictionary<string, string>? Tmpfs { get; init; }

    /// <summary><c>80/tcp</c> to where it is published.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<PortBinding>>? PortBindings { get; init; }

    /// <summary><c>bridge</c>, <c>host</c>, <c>none</c>, <c>container:X</c> or a network's name.</summary>
    public string? NetworkMode { get; init; }

    /// <summary>Whether a network mode is the name of a network that people make, and no word of Docker's.</summary>
    public static bool IsNetworkName(string mode) => mode is not ("bridge" or "host" or "none" or "default" or "nat") && !mode.Contains(':', StringComparison.Ordinal);

    /// <summary><c>name:alias</c> of other containers.</summary>
    public ImmutableArray<string>? Links { get; init; }

    /// <summary>Addresses of name servers.</summary>
    public ImmutableArray<string>? Dns { get; init; }

    /// <summary><c>host:address</c>.</summary>
    public ImmutableArray<string>? ExtraHosts { get; init; }

    /// <summary>When the daemon starts it again; null: never.</summary>
    public RestartPolicy? RestartPolicy { get; init; }

    /// <summary>Where its output goes; null: as the daemon is set up.</summary>
    public LogConfiguration? LogConfig { get; init; }

    /// <summary>Gives it all rights on the host.</summary>
    public bool? Privileged { get; init; }

    /// <summary>Linux capabilities added.</summary>
    public ImmutableArray<string>? CapAdd { get; init; }

    /// <summary>Linux capabilities taken away.</summary>
    public ImmutableArray<string>? CapDrop { get; init; }

    /// <summary>Options of security modules.</summary>
    public ImmutableArray<string>? SecurityOpt { get; init; }

    /// <summary>Runs an init process as its first.</summary>
    public bool? Init { get; init; }

    /// <summary>Mounts its root file system read-only.</summary>
    public bool? ReadonlyRootfs { get; init; }

    /// <summary>Bytes of memory.</summary>
    public long? Memory { get; init; }

    /// <summary>Bytes of memory and swap together; -1: no limit of swap.</summary>
    public long? MemorySwap { get; init; }

    /// <summary>Weight among containers that want the processor; 1024 is the normal one.</summary>
    public int? CpuShares { get; init; }

    /// <summary>Processors, in billionths.</summary>
    public long? NanoCpus { get; init; }

    /// <summary>Most processes; -1: no limit.</summary>
    public long? PidsLimit { get; init; }

    /// <summary>Bytes of <c>/dev/shm</c>.</summary>
    public long? ShmSize { get; init; }

    /// <summary>Resource limits of its processes.</summary>
    public ImmutableArray<Ulimit>? Ulimits { get; init; }

    /// <summary>Kernel parameters of its namespaces.</summary>
    public ImmutableSortedDictionary<string, string>? Sysctls { get; init; }

    /// <summary>Devices of the host.</summary>
    public ImmutableArray<DeviceMapping>? Devices { get; init; }

    /// <summary>Devices that a driver gives, such as GPUs.</summary>
    public ImmutableArray<DeviceRequest>? DeviceRequests { get; init; }
}

/// <summary>Where a container's port is published. Names are the Docker API's own.</summary>
/// <param name="HostIp">Address on the host.</param>
/// <param name="HostPort">Port on the host, as text; a range, of which the daemon takes a free one; or nothing for any free one.</param>
public sealed record PortBinding(string HostIp, string HostPort);

/// <summary>When the daemon starts a container again. Names are the Docker API's own.</summary>
/// <param name="Name"><c>always</c>, <c>unless-stopped</c> or <c>on-failure</c>.</param>
/// <param name="MaximumRetryCount">Tries after failures; 0: any number.</param>
public sealed record RestartPolicy(string Name, int MaximumRetryCount);

/// <summary>Where a container's output goes. Names are the Docker API's own.</summary>
/// <param name="Type">The driver.</param>
/// <param name="Config">Its options.</param>
public sealed record LogConfiguration(string Type, ImmutableSortedDictionary<string, string> Config);

/// <summary>A resource limit. Names are the Docker API's own.</summary>
/// <param name="Name"><c>nofile</c>.</param>
/// <param name="Soft">The limit in force; -1: none.</param>
/// <param name="Hard">What processes may raise it to; -1: anything.</param>
public sealed record Ulimit(string Name, long Soft, long Hard);

/// <summary>A device of the host inside a container. Names are the Docker API's own.</summary>
/// <param name="PathOnHost">Where it is on the host.</param>
/// <param name="PathInContainer">Where it is in the container.</param>
/// <param name="CgroupPermissions">Of <c>r</c>, <c>w</c> and <c>m</c>.</param>
public sealed record DeviceMapping(string PathOnHost, string PathInContainer, string CgroupPermissions);

/// <summary>Devices that a driver gives. Names are the Docker API's own.</summary>
public sealed record DeviceRequest
{
    /// <summary>The driver; null: the one that has the capabilities.</summary>
    public string? Driver { get; init; }

    /// <summary>How many; -1: all; null: those named.</summary>
    public int? Count { get; init; }

    /// <summary>Which ones.</summary>
    public ImmutableArray<string>? DeviceIDs { get; init; }

    /// <summary>What they must be able to do: one of the lists, all of it.</summary>
    public required ImmutableArray<ImmutableArray<string>> Capabilities { get; init; }

    /// <summary>Options of the driver.</summary>
    public ImmutableSortedDictionary<string, string>? Options { get; init; }
}

/// <summary>The Docker API's way to write a set: a map to empty objects.</summary>
public sealed record EmptyObject
{
    /// <summary>The one there is.</summary>
    public static EmptyObject Value { get; } = new();
}
