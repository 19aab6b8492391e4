namespace Maestro.Engine.DockerApi.Contracts;

/// <summary>Answer of <c>GET /images/{name}/json</c>.</summary>
internal sealed record InspectedImage
{
    public required string Id { get; init; }

    public ImageConfig? Config { get; init; }

    /// <summary>Its member <c>Config</c>.</summary>
    internal sealed record ImageConfig
    {
        public string[]? Env { get; init; }

        public Dictionary<string, string>? Labels { get; init; }
    }
}
