using System.Text.Json.Serialization;

namespace Maestro.Engine.DockerApi.Contracts;

/// <summary>Body of an error. Podman adds <c>cause</c> and <c>response</c>; its <c>message</c> holds all that the cause says.</summary>
internal sealed record ErrorBody
{
    [JsonPropertyName("message")]
    public string? Message { get; init; }
}
