using System.Text.Json;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>Variables for templates from a file of JSON (option <c>--vars</c>).</summary>
internal static class TemplateVariables
{
    private const string Option = "--vars";

    // The name of the environment variables in templates.
    private const string Environment = "env";

    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>The members of the object in <paramref name="file"/>, of the kinds that templates take.</summary>
    /// <exception cref="MaestroException">The file cannot be read, or holds no such object.</exception>
    public static IReadOnlyDictionary<string, object?> Read(string file)
    {
        var read = TextFile.OfDisk(file, YamlLimits.Length);
        if (read.Text is not { } text) throw Bad(file, $"a file that can be read: {read.Fault}");
        try
        {
            using var document = JsonDocument.Parse(text, Options);
            if (document.RootElement.ValueKind != JsonValueKind.Object) throw Bad(file, "a file that holds a JSON object, {\"name\": value}");
            if (document.RootElement.TryGetProperty(Environment, out _)) throw Bad(file, $"a file without a member '{Environment}', which is the name of the environment variables");
            return (IReadOnlyDictionary<string, object?>)Value(document.RootElement)!;
        }
        catch (JsonException fault)
        {
            // The parser's own message quotes what it met, which may be part of a secret.
            throw Bad(file, $"a file of JSON: line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1} is none");
        }
    }

    // The parser's depth is 64: this one's is, too.
    private static object? Value(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().DistinctBy(member => member.Name).ToDictionary(member => member.Name, member => Value(member.Value), StringComparer.Ordinal),
        JsonValueKind.Array => json.EnumerateArray().Select(Value).ToList(),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.TryGetInt64(out var whole) ? whole : (object)json.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static MaestroException Bad(string file, string expected) => new(ExitCode.Usage, [Catalogue.BadOptionValue(Option, file, expected)]);
}
