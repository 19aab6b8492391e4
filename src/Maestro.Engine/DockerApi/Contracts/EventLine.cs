using System.Text.Json.Serialization;

namespace Maestro.Engine.DockerApi.Contracts;

/// <summary>A line of the stream that <c>GET /events</c> answers with.</summary>
internal sealed record EventLine
{
    public string? Action { get; init; }

    public EventActor? Actor { get; init; }

    /// <summary>When, in nanoseconds since 1970.</summary>
    [JsonPropertyName("timeNano")]
    public long TimeNano { get; init; }

    /// <summary>Its member <c>Actor</c>.</summary>
    internal sealed record EventActor
    {
        public string? ID { get; init; }

        public Dictionary<string, string>? Attributes { get; init; }
    }
}
