using System.Text.Json.Serialization;

namespace Maestro.Engine.DockerApi.Contracts;

/// <summary>Of <c>GET /version</c>.</summary>
internal sealed record EngineVersion
{
    public string? Version { get; init; }

    public string? ApiVersion { get; init; }

    public string? MinAPIVersion { get; init; }

    public string? Os { get; init; }

    public string? Arch { get; init; }
}

/// <summary>Of <c>GET /info</c>.</summary>
internal sealed record EngineInfo
{
    public string? DockerRootDir { get; init; }

    public string? SystemTime { get; init; }

    public AddressPool[]? DefaultAddressPools { get; init; }

    public string[]? Warnings { get; init; }
}

/// <summary>Where addresses of networks come from.</summary>
internal sealed record AddressPool
{
    /// <summary><c>10.10.0.0/16</c>.</summary>
    public string? Base { get; init; }

    /// <summary>Prefix length of each network.</summary>
    public int Size { get; init; }
}

/// <summary>One of <c>GET /networks</c>.</summary>
internal sealed record ListedNetwork
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? Driver { get; init; }

    public Dictionary<string, string>? Labels { get; init; }
}

/// <summary>The answer to <c>GET /volumes</c>.</summary>
internal sealed record ListedVolumes
{
    public ListedVolume[]? Volumes { get; init; }
}

/// <summary>One of them.</summary>
internal sealed record ListedVolume
{
    public required string Name { get; init; }

    public Dictionary<string, string>? Labels { get; init; }
}

/// <summary>The body that makes a network or a volume.</summary>
internal sealed record ResourceToCreate
{
    public required string Name { get; init; }

    /// <summary>Of a network: that a second one of its name is refused.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? CheckDuplicate { get; init; }

    public required Dictionary<string, string> Labels { get; init; }
}
