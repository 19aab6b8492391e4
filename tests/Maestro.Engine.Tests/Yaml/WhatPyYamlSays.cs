using System.Text;
using System.Text.Json;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Tests.Yaml;

/// <summary>
/// PyYaml.json holds, by PyYAML 6.0.3's own word, what Python makes of each text (null: it refuses it). Where it is decided that it is something
/// else here, <c>value</c> or <c>refused</c> says so: merge keys first, libyaml's verdict, or what YamlDotNet cannot read.
/// </summary>
public sealed class WhatPyYamlSays
{
    [Fact]
    public void Holds_here_too_or_is_refused_in_words()
    {
        using var data = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Yaml", "PyYaml.json")));
        var differences = new List<string>();
        var count = 0;
        foreach (var example in data.RootElement.EnumerateObject().SelectMany(group => group.Value.EnumerateArray()))
        {
            var text = example.GetProperty("text").GetString()!;
            var (found, expected) = (Found(text), Expected(example));
            var agrees = expected is null ? found.Refusal is not null : example.TryGetProperty("refused", out _) ? found.Refusal?.Contains(expected, StringComparison.Ordinal) == true : found.Value == expected;
            if (!agrees) differences.Add($"{JsonSerializer.Serialize(text)}: {expected ?? "refused"} expected, {found.Value ?? found.Refusal} found");
            count++;
        }

        differences.ShouldBeEmpty();
        count.ShouldBeGreaterThan(150);
    }

    private static string? Expected(JsonElement example) =>
        (example.TryGetProperty("refused", out var refused) ? refused : example.TryGetProperty("value", out var value) ? value : example.GetProperty("pyyaml")).GetString();

    // As Python's repr() writes it, which shows types: 1, 1.0, '1', True.
    private static (string? Value, string? Refusal) Found(string text)
    {
        var faults = new FaultList();
        try
        {
            var root = YamlReader.Read(text, span => new SourceLocation("f", span.Line, span.Column), faults);
            faults.ThrowOnErrors();
            var shown = new StringBuilder();
            if (root is not null) PythonText.AppendRepr(shown, root, int.MaxValue);
            return (root is null ? "None" : shown.ToString(), null);
        }
        catch (MaestroException fault)
        {
            fault.Diagnostics.ShouldAllBe(diagnostic => diagnostic.Location!.Line > 0 || text.Length == 0, text);
            return (null, string.Join('\n', fault.Diagnostics));
        }
    }
}
