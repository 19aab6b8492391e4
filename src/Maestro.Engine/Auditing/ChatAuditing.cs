using System.Net.Http.Headers;
using System.Text.Json;
using Maestro.Engine.Model;

namespace Maestro.Engine.Auditing;

/// <summary>Writes into chat rooms.</summary>
internal static class ChatAuditing
{
    private const string OurName = "Maestro";
    private static readonly Uri HipChatServer = new("https://api.hipchat.com");

    /// <summary>By an incoming webhook, or as a bot by <c>chat.postMessage</c>.</summary>
    /// <param name="http">Sends it.</param>
    /// <param name="slack">The auditor.</param>
    /// <param name="audit">What to tell.</param>
    /// <param name="api">Slack's <c>chat.postMessage</c>.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AuditFault">It was not taken.</exception>
    public static async Task TellAsync(HttpClient http, Auditor.Slack slack, Audit audit, Uri api, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, slack.Webhook is { } webhook ? new Uri(webhook.Value) : api)
        {
            Content = new ByteArrayContent(Message(slack, audit)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } },
        };
        if (slack.Webhook is null) Sending.Add(request, new HttpHeader("Authorization", new Secret($"Bearer {slack.Token!.Value}")));
        using var answer = await Sending.SendAsync(http, request, cancellationToken);

        // The API says no with status 200.
        if (slack.Webhook is null && Refusal(await Sending.TextAsync(answer, cancellationToken)) is { } refusal) throw new AuditFault($"Slack does not take it: {refusal}");
    }

    /// <summary>By HipChat's API, version 1, which MaestroNG speaks.</summary>
    /// <exception cref="AuditFault">It was not taken.</exception>
    public static async Task TellAsync(HttpClient http, Auditor.HipChat hipChat, Audit audit, CancellationToken cancellationToken)
    {
        var server = (hipChat.Endpoint ?? HipChatServer).GetLeftPart(UriPartial.Path).TrimEnd('/');
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{server}/v1/rooms/message?format=json&auth_token={Uri.EscapeDataString(hipChat.Token.Value)}"))
        {
            Content = new FormUrlEncodedContent(
            [
                new("room_id", hipChat.Room),
                new("from", hipChat.Name ?? OurName),
                new("message", audit.Message),
                new("message_format", "text"),
                new("notify", audit.Standing == AuditStanding.Failed ? "1" : "0"),
                new("color", audit.Standing switch { AuditStanding.Begins => "yellow", AuditStanding.Succeeded => "green", _ => "red" }),
            ]),
        };
        using var answer = await Sending.SendAsync(http, request, cancellationToken);
    }

    private static byte[] Message(Auditor.Slack slack, Audit audit)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (slack.Channel is { } channel) json.WriteString("channel", channel);
            json.WriteString("text", audit.Message);
            json.WriteString("username", slack.Name ?? OurName);
            if (slack.Icon is { } icon) json.WriteString("icon_url", icon);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static string? Refusal(string answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer);
            if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("ok", out var ok)) return "an answer of another kind";
            if (ok.ValueKind == JsonValueKind.True) return null;
            return json.RootElement.TryGetProperty("error", out var error) ? error.ToString() : "no reason is given";
        }
        catch (JsonException)
        {
            return "an answer that is no JSON";
        }
    }
}
