using System.Text.Json;
using Maestro.Engine.Diagnostics;

namespace Maestro.Engine.Tests.Templates;

/// <summary>Templates and expressions with what Jinja2 3.1 made of them.</summary>
public sealed class WhatJinjaRenders
{
    private static readonly Dictionary<string, JsonElement> Vectors = Data("Vectors").EnumerateArray().Concat(Data("Traps").EnumerateArray()).ToDictionary(vector => vector.GetProperty("name").GetString()!);

    public static TheoryData<string> Names => [.. Vectors.Keys];

    /// <summary>All templates among them.</summary>
    internal static IEnumerable<string> Templates => Vectors.Values.Select(vector => vector.GetProperty("template").GetString()!);

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_rendered_alike(string name)
    {
        var vector = Vectors[name];
        var template = vector.GetProperty("template").GetString()!;
        var files = vector.TryGetProperty("files", out var all) ? all.EnumerateObject().ToDictionary(file => file.Name, file => file.Value.GetString()!) : null;
        var context = Rendered.Context(vector.GetProperty("context"));
        if (vector.TryGetProperty("error", out _))
        {
            var location = Should.Throw<MaestroException>(() => Rendered.Of(template, context, files)).Diagnostics.Single().Location.ShouldNotBeNull();
            location.Line.ShouldBe(vector.GetProperty("error_line").GetInt32());
            location.Column.ShouldBePositive();
        }
        else
        {
            Rendered.Text(template, context, files).ShouldBe(vector.GetProperty("expected").GetString());
        }
    }

    [Fact]
    public void Of_every_expression_has_the_same_outcome()
    {
        var data = Data("Expressions");
        var different =
            from expression in data.GetProperty("cases").EnumerateArray()
            let text = expression.GetProperty("expression").GetString()
            let expected = expression.TryGetProperty("expected", out var output) ? output.GetString()! : "error"
            let outcome = Outcome(text, data.GetProperty("context"))
            where outcome != expected && !(expected == "error" && outcome.StartsWith("error", StringComparison.Ordinal))
            select $"{text}\n  Jinja2: {expected}\n  maestro: {outcome}";

        different.ShouldBeEmpty();
    }

    private static string Outcome(string expression, JsonElement context)
    {
        try
        {
            return Rendered.Text($"{{{{ {expression} }}}}", Rendered.Context(context));
        }
        catch (MaestroException fault)
        {
            return $"error {fault.Diagnostics.Single()}";
        }
    }

    private static JsonElement Data(string name) => JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Templates", $"{name}.json"))).RootElement;
}
