using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Maestro.Engine.Definition;

namespace Maestro.Engine.Tests.Definition;

public sealed class TheSchemaForEditors
{
    // What the validator of these tests understands: it would pass over any other word in silence.
    private static readonly ImmutableArray<string> Words =
    [
        "$schema", "$ref", "title", "description", "default", "examples", "definitions", "type", "enum", "required", "properties", "patternProperties", "additionalProperties", "minProperties",
        "items", "minItems", "maxItems", "minLength", "pattern", "minimum", "maximum", "exclusiveMinimum", "anyOf", "allOf", "not",
    ];

    public static TheoryData<string> Kinds => [.. KeySet.All.Select(keys => keys.Kind)];

    public static TheoryData<string> RightFiles => [.. Files("Golden"), .. Files("Examples")];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Has_the_keys_that_are_read_and_no_others(string kind)
    {
        var map = Of(kind);

        map["properties"]!.AsObject().Select(property => property.Key).ShouldBe(KeySet.All.Single(keys => keys.Kind == kind).Keys, ignoreOrder: true);
        map["additionalProperties"]!.ToJsonString().ShouldBe("false");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Tells_of_every_key_what_it_is_for(string kind) =>
        Of(kind)["properties"]!.AsObject().Where(property => string.IsNullOrEmpty((string?)Resolved(property.Value!)["description"])).Select(property => property.Key).ShouldBeEmpty();

    [Fact]
    public void Uses_no_word_that_these_tests_cannot_check() => Schemas(EditorSchema.Json).SelectMany(schema => schema.Select(word => word.Key)).Distinct().Except(Words).ShouldBeEmpty();

    [Fact]
    public void Gives_examples_that_it_takes_itself()
    {
        var examples = from keys in KeySet.All
                       from property in Of(keys.Kind)["properties"]!.AsObject()
                       from example in (property.Value!["examples"] as JsonArray ?? []).Append(property.Value["default"])
                       where example is not null
                       let schema = keys.Kind == "environment" ? EditorSchema.Validator : EditorSchema.Validator.Definitions[keys.Kind.Replace(' ', '_')]
                       select (Name: $"{keys.Kind}.{property.Key}: {example.ToJsonString()}", Marks: schema.Properties[property.Key].Validate(example.ToJsonString()));

        examples.Count().ShouldBeGreaterThan(50);
        examples.Where(example => example.Marks.Count > 0).Select(example => example.Name).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(RightFiles))]
    public void Marks_nothing_in_a_right_file(string file) => EditorSchema.MarksIn(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Definition", file))).ShouldBe([]);

    [Fact]
    public void Is_named_by_every_example() => Files("Examples").Where(file => !File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Definition", file)).First().StartsWith("# yaml-language-server: $schema=", StringComparison.Ordinal)).ShouldBeEmpty();

    private static IEnumerable<string> Files(string folder) =>
        Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Definition", folder), "*.yaml", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Path.Combine(AppContext.BaseDirectory, "Definition"), path)).Order(StringComparer.Ordinal);

    private static JsonObject Of(string kind) => (kind == "environment" ? EditorSchema.Json : EditorSchema.Json["definitions"]![kind.Replace(' ', '_')]!).AsObject();

    private static JsonObject Resolved(JsonNode schema)
    {
        while (schema["$ref"] is { } reference) schema = ((string)reference!).Split('/')[1..].Aggregate((JsonNode)EditorSchema.Json, (node, step) => node[step]!);
        return schema.AsObject();
    }

    // Every schema within a schema. Names of keys and examples stand where words do, and are none.
    private static IEnumerable<JsonObject> Schemas(JsonNode? node)
    {
        if (node is not JsonObject schema) return [];
        var inner = schema.SelectMany(word => word.Key switch
        {
            "properties" or "patternProperties" or "definitions" => word.Value!.AsObject().SelectMany(property => Schemas(property.Value)),
            "anyOf" or "allOf" => word.Value!.AsArray().SelectMany(Schemas),
            "items" or "not" or "additionalProperties" => Schemas(word.Value),
            _ => [],
        });
        return inner.Prepend(schema);
    }
}
