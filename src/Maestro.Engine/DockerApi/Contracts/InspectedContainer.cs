namespace Maestro.Engine.DockerApi.Contracts;

/// <summary>Answer of <c>GET /containers/{id}/json</c>.</summary>
internal sealed record InspectedContainer
{
    public required string Id { get; init; }

    public required InspectedState State { get; init; }

    /// <summary>Its member <c>State</c>.</summary>
    internal sealed record InspectedState
    {
        public required string Status { get; init; }

        public long ExitCode { get; init; }
    }
}
