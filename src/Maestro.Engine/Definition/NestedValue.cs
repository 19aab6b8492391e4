using System.Buffers;
using System.Text.Json;
using Maestro.Engine.Python;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>Values that are handed on as they are, at any depth: as JSON. What JSON has no word for becomes Python's text of it.</summary>
internal static class NestedValue
{
    // Beyond what aliases within aliases can nest to.
    private const int Depth = 10_000;

    public static JsonElement Of(YamlNode node)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { MaxDepth = Depth })) Write(writer, node);
        using var document = JsonDocument.Parse(buffer.WrittenMemory, new JsonDocumentOptions { MaxDepth = Depth });
        return document.RootElement.Clone();
    }

    /// <summary>The texts in it, keys not counted.</summary>
    public static IEnumerable<YamlScalar> Texts(YamlNode node) => node switch
    {
        YamlScalar { Kind: ScalarKind.Text } text => [text],
        YamlSequence list => list.Items.SelectMany(Texts),
        YamlMapping map => map.Entries.SelectMany(entry => Texts(entry.Value)),
        _ => [],
    };

    private static void Write(Utf8JsonWriter writer, YamlNode node)
    {
        switch (node)
        {
            case YamlMapping map:
                writer.WriteStartObject();
                foreach (var (key, value) in map.Entries.DistinctBy(entry => PythonText.Of(entry.Key) ?? entry.Key.Text))
                {
                    writer.WritePropertyName(PythonText.Of(key) ?? key.Text);
                    Write(writer, value);
                }

                writer.WriteEndObject();
                break;
            case YamlSequence list:
                writer.WriteStartArray();
                foreach (var item in list.Items) Write(writer, item);
                writer.WriteEndArray();
                break;
            case YamlScalar scalar:
                Write(writer, scalar);
                break;
        }
    }

    private static void Write(Utf8JsonWriter writer, YamlScalar scalar)
    {
        switch (scalar.Kind)
        {
            case ScalarKind.Null:
                writer.WriteNullValue();
                break;
            case ScalarKind.Boolean:
                writer.WriteBooleanValue(scalar.Boolean);
                break;
            case ScalarKind.Integer when scalar.TryInteger(out var integer):
                writer.WriteNumberValue(integer);
                break;
            case ScalarKind.Float when scalar.TryNumber(out var number) && double.IsFinite(number):
                writer.WriteRawValue(PythonFloat.Text(number));
                break;
            default:
                writer.WriteStringValue(PythonText.Of(scalar) ?? scalar.Text);
                break;
        }
    }
}
