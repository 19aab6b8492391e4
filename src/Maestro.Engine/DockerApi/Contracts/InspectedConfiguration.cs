using System.Text.Json;

namespace Maestro.Engine.DockerApi.Contracts;

/// <summary>Answer of <c>GET /containers/{id}/json</c>, read for what the container was made with.</summary>
internal sealed record InspectedConfiguration
{
    /// <summary>Id of its image.</summary>
    public string? Image { get; init; }

    public JsonElement Config { get; init; }

    public JsonElement HostConfig { get; init; }
}
