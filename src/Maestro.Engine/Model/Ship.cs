using System.Net;
using Maestro.Engine.Diagnostics;

namespace Maestro.Engine.Model;

/// <summary>A Docker host: where instances run.</summary>
public sealed record Ship
{
    /// <summary>Its name in the environment file.</summary>
    public required string Name { get; init; }

    /// <summary>Address or host name at which the containers' published ports are reached; what link variables hand out.</summary>
    public required string Ip { get; init; }

    /// <summary>Where the daemon is reached.</summary>
    public required ShipAddress Address { get; init; }

    /// <summary>How long a short request may take (key <c>timeout</c>, default 5 s). Pulls, streams, creates, starts and stops have longer deadlines of their own.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The version of the Docker API to speak (key <c>api_version</c>); null: the newest that both sides know.</summary>
    public FixedApiVersion? ApiVersion { get; init; }

    /// <summary>Where the ship is defined.</summary>
    public SourceLocation? Location { get; init; }

    /// <summary>Whether a host, by name or address, is the machine that speaks of it.</summary>
    internal static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}

/// <summary>A version of the Docker API that the file asks for.</summary>
/// <param name="Version"><c>1.41</c>.</param>
/// <param name="Location">Where.</param>
public sealed record FixedApiVersion(string Version, SourceLocation? Location = null);
