using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Maestro.Engine.Model;

/// <summary>
/// The fields of a container's specification, one by one: <c>Env</c>, <c>HostConfig.Binds</c>. A container keeps a short hash of each in its label
/// <c>maestro.fields</c>, so that what changed in the file since can be named, also what was taken out.
/// </summary>
internal static class ConfigurationFields
{
    public const string HostPrefix = "HostConfig.";

    private const int HashBytes = 4;

    // Link variables make arrays long; what is written already need not be kept.
    private const int LongestPending = 2048;

    // The texts are shown to people.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Each field that is sent to the daemon, with its JSON text.</summary>
    public static ImmutableSortedDictionary<string, string> Of(ContainerSpecification specification) =>
        Fields(specification).ToImmutableSortedDictionary(field => field.Name, field => Text(field.Value), StringComparer.Ordinal);

    /// <summary>What the label holds: <c>Cmd=0a1b2c3d,Env=…</c>, sorted.</summary>
    public static string Label(ContainerSpecification specification) =>
        string.Join(',', Hashes(specification).OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{field.Key}={field.Value}"));

    /// <summary>Names of the fields in which the specification differs from that of the label, sorted.</summary>
    public static ImmutableArray<string> Changed(string label, ContainerSpecification specification)
    {
        var now = Hashes(specification);
        var then = label.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2)).Where(part => part.Length == 2)
            .ToDictionary(part => part[0], part => part[1], StringComparer.Ordinal);
        return [.. now.Keys.Union(then.Keys).Where(name => now.GetValueOrDefault(name) != then.GetValueOrDefault(name)).Order(StringComparer.Ordinal)];
    }

    /// <summary>The JSON in one line, letters and quotes readable; the members of objects sorted, so that equal ones are equal texts.</summary>
    public static string Text(JsonElement value)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable)) Write(json, value);
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Write(Utf8JsonWriter json, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var member in value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
                {
                    json.WritePropertyName(member.Name);
                    Write(json, member.Value);
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(json, item);
                    if (json.BytesPending > LongestPending) json.Flush();
                }

                json.WriteEndArray();
                break;
            case JsonValueKind.Undefined:
                json.WriteNullValue();
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }

    private static IEnumerable<(string Name, JsonElement Value)> Fields(ContainerSpecification specification)
    {
        foreach (var member in JsonSerializer.SerializeToElement(specification, ContainerJson.Default.ContainerSpecification).EnumerateObject())
        {
            if (member.Name == nameof(ContainerSpecification.HostConfig) && member.Value.ValueKind == JsonValueKind.Object)
            {
                foreach (var inner in member.Value.EnumerateObject()) yield return (HostPrefix + inner.Name, inner.Value);
            }
            else
            {
                yield return (member.Name, member.Value);
            }
        }
    }

    // Hashed while they are written: a field may be long, and a play does this for every container that it makes.
    private static Dictionary<string, string> Hashes(ContainerSpecification specification)
    {
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        using var hash = SHA256.Create();
        using var json = new Utf8JsonWriter(Stream.Null, Readable);
        foreach (var (name, value) in Fields(specification))
        {
            using (var text = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write))
            {
                json.Reset(text);
                Write(json, value);
                json.Flush();
            }

            hashes[name] = Convert.ToHexStringLower(hash.Hash.AsSpan(0, HashBytes));
        }

        return hashes;
    }
}
