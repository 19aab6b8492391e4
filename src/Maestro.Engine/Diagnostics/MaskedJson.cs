using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Maestro.Engine.Diagnostics;

/// <summary>What a daemon says of a container, or is told of one, without secrets: neither by their names nor by their values.</summary>
internal static class MaskedJson
{
    private const string Masked = "***";

    /// <exception cref="JsonException">It is no JSON.</exception>
    public static string Of(ReadOnlyMemory<byte> json, Masking masking, bool indented)
    {
        using var document = JsonDocument.Parse(json);
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = indented, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping })) Write(writer, document.RootElement, masking);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Write(Utf8JsonWriter json, JsonElement value, Masking masking)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    json.WritePropertyName(member.Name);

                    // Labels and log options are maps of names to texts; what is no text has parts of its own, which are looked at.
                    if (member.Value.ValueKind == JsonValueKind.String && Secrets.IsNamed(member.Name)) json.WriteStringValue(Masked);
                    else Write(json, member.Value, masking);
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in value.EnumerateArray()) Write(json, item, masking);
                json.WriteEndArray();
                break;
            case JsonValueKind.String:
                json.WriteStringValue(Text(value.GetString()!, masking));
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }

    private static string Text(string text, Masking masking)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        return at > 0 && Secrets.IsNamed(text.AsSpan(0, at)) ? $"{text[..at]}={Masked}" : masking.Mask(text);
    }
}
