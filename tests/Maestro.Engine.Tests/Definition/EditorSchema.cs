using System.Text.Json.Nodes;
using Maestro.Engine.Definition;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Yaml;
using NJsonSchema;

namespace Maestro.Engine.Tests.Definition;

/// <summary>maestro.schema.json, which editors complete and mark environment files by.</summary>
internal static class EditorSchema
{
    private static readonly string Text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Definition", "maestro.schema.json"));
    private static readonly Lazy<JsonSchema> Schema = new(() => JsonSchema.FromJsonAsync(Text).GetAwaiter().GetResult());

    /// <summary>The schema as JSON.</summary>
    public static JsonObject Json => JsonNode.Parse(Text)!.AsObject();

    /// <summary>The schema as a validator.</summary>
    public static JsonSchema Validator => Schema.Value;

    /// <summary>Where the schema marks a YAML text, each with what it says; null when the text is no YAML.</summary>
    public static IReadOnlyList<string>? MarksIn(string yaml)
    {
        try
        {
            var faults = new FaultList();
            var root = YamlReader.Read(yaml, span => new SourceLocation("file", span.Line, span.Column), faults);
            return root is null || faults.HasErrors ? null : [.. Validator.Validate(NestedValue.Of(root).GetRawText()).Select(mark => $"{mark.Path}: {mark.Kind}")];
        }
        catch (MaestroException)
        {
            return null;
        }
    }
}
