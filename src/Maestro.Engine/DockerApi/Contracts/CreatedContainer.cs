namespace Maestro.Engine.DockerApi.Contracts;

/// <summary>Answer of <c>POST /containers/create</c>.</summary>
internal sealed record CreatedContainer
{
    public required string Id { get; init; }
}
