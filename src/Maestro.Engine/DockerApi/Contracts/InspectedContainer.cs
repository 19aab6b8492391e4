namespace Maestro.Engine.DockerApi.Contracts;

/// <summary>Answer of <c>GET /containers/{id}/json</c>.</summary>
internal sealed record InspectedContainer
{
    public required string Id { get; init; }

    public required InspectedState State { get; init; }

    public InspectedNetworks? NetworkSettings { get; init; }

    /// <summary>Its member <c>NetworkSettings</c>.</summary>
    internal sealed record InspectedNetworks
    {
        /// <summary><c>80/tcp</c> to where it is published; null or empty where it is not.</summary>
        public Dictionary<string, PublishedPort[]?>? Ports { get; init; }
    }

    /// <summary>One place where a port is published.</summary>
    internal sealed record PublishedPort
    {
        public string? HostPort { get; init; }
    }

    /// <summary>Its member <c>State</c>.</summary>
    internal sealed record InspectedState
    {
        public required string Status { get; init; }

        public long ExitCode { get; init; }

        /// <summary>In the year 1 while it never was.</summary>
        public string? StartedAt { get; init; }

        /// <summary>In the year 1 while it never did.</summary>
        public string? FinishedAt { get; init; }

        /// <summary>Null without a HEALTHCHECK; Podman then has one with an empty status.</summary>
        public InspectedHealth? Health { get; init; }
    }

    /// <summary>Its member <c>State.Health</c>.</summary>
    internal sealed record InspectedHealth
    {
        public string? Status { get; init; }

        public HealthResult[]? Log { get; init; }
    }

    /// <summary>One run of the HEALTHCHECK's command.</summary>
    internal sealed record HealthResult
    {
        public int ExitCode { get; init; }

        public string? Output { get; init; }
    }
}
