namespace Maestro.Engine.DockerApi.Contracts;

/// <summary>An element of <c>GET /containers/json</c>.</summary>
internal sealed record ListedContainer
{
    public required string Id { get; init; }

    /// <summary>With a leading slash; null while the daemon removes the container.</summary>
    public string[]? Names { get; init; }

    public string? Image { get; init; }

    public string? ImageID { get; init; }

    public string? State { get; init; }

    public string? Status { get; init; }

    public Dictionary<string, string>? Labels { get; init; }
}
