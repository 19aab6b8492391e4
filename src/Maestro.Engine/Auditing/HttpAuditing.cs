using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Maestro.Engine.Model;

namespace Maestro.Engine.Auditing;

/// <summary>Calls an address, with what the file says filled in.</summary>
internal static class HttpAuditing
{
    /// <exception cref="AuditFault">It cannot be reached, or does not take it.</exception>
    public static async Task TellAsync(HttpClient http, Auditor.Http auditor, Audit audit, CancellationToken cancellationToken)
    {
        using var request = Request(auditor, audit);
        foreach (var header in auditor.Headers) Sending.Add(request, header);
        using var answer = await Sending.SendAsync(http, request, cancellationToken);
    }

    // A GET has no body: there the payload is the query, as it is with Python's requests.
    private static HttpRequestMessage Request(Auditor.Http auditor, Audit audit)
    {
        if (auditor.Payload is not { } payload) return new HttpRequestMessage(new HttpMethod(auditor.Method), auditor.Endpoint);
        if (auditor.Method == "GET") return new HttpRequestMessage(HttpMethod.Get, WithQuery(auditor.Endpoint, payload, audit));
        return new HttpRequestMessage(HttpMethod.Post, auditor.Endpoint)
        {
            Content = payload.ValueKind == JsonValueKind.String
                ? new StringContent(audit.Fill(payload.GetString()!), Encoding.UTF8, "text/plain")
                : new ByteArrayContent(Json(payload, audit)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } },
        };
    }

    private static Uri WithQuery(Uri endpoint, JsonElement payload, Audit audit)
    {
        var added = payload.ValueKind == JsonValueKind.Object
            ? string.Join('&', payload.EnumerateObject().Select(member => $"{Uri.EscapeDataString(member.Name)}={Uri.EscapeDataString(Text(member.Value, audit))}"))
            : Uri.EscapeDataString(Text(payload, audit));
        var before = endpoint.Query.Length > 1 ? $"{endpoint.Query[1..]}&" : "";
        return new UriBuilder(endpoint) { Query = before + added }.Uri;
    }

    private static string Text(JsonElement value, Audit audit) => value.ValueKind == JsonValueKind.String ? audit.Fill(value.GetString()!) : Encoding.UTF8.GetString(Json(value, audit));

    private static byte[] Json(JsonElement payload, Audit audit)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer)) Write(json, payload, audit);
        return buffer.ToArray();
    }

    private static void Write(Utf8JsonWriter json, JsonElement value, Audit audit)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    json.WritePropertyName(member.Name);
                    Write(json, member.Value, audit);
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in value.EnumerateArray()) Write(json, item, audit);
                json.WriteEndArray();
                break;
            case JsonValueKind.String:
                json.WriteStringValue(audit.Fill(value.GetString()!));
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }
}
