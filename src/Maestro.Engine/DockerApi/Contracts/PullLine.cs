using System.Text.Json.Serialization;

namespace Maestro.Engine.DockerApi.Contracts;

/// <summary>A line of the stream that <c>POST /images/create</c> answers with.</summary>
internal sealed record PullLine
{
    [JsonPropertyName("status")]
    public string? Status { get; init; }

    /// <summary>The layer, or the tag.</summary>
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    [JsonPropertyName("progressDetail")]
    public Bytes? Progress { get; init; }

    [JsonPropertyName("error")]
    public string? Error { get; init; }

    [JsonPropertyName("errorDetail")]
    public ErrorBody? ErrorDetail { get; init; }

    /// <summary>Its member <c>progressDetail</c>; empty where there is nothing to count.</summary>
    internal sealed record Bytes
    {
        [JsonPropertyName("current")]
        public long Current { get; init; }

        [JsonPropertyName("total")]
        public long Total { get; init; }
    }
}
