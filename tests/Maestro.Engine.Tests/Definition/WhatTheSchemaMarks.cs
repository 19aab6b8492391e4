using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Maestro.Engine.Definition;
using Maestro.Engine.Diagnostics;

namespace Maestro.Engine.Tests.Definition;

/// <summary>The schema against the readers: what it marks they tell of, and what they find wrong in shape it marks.</summary>
public sealed class WhatTheSchemaMarks
{
    private static readonly string Faults = Path.Combine(AppContext.BaseDirectory, "Definition", "Faults");

    /// <summary>Wrong files whose faults no schema can see, and why. The test fails for one that is not listed, and for one that is listed and marked.</summary>
    private static readonly ImmutableSortedDictionary<string, string> OnlyTheReadersSee = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["checks.yaml"] = "they name ports that are not there",
        ["circles.yaml"] = "services require each other",
        ["command.yaml"] = "quotes within a text are not closed",
        ["ship-provider.yaml"] = "the fault is in the program",
        ["request-headers.yaml"] = "what a header may hold is told by a rule that no schema has",
        ["docker-host.yaml"] = "the fault is in a variable of the process",
        ["not-utf8.yaml"] = "a schema is asked about text, which bytes have become by then",
        ["volume-circles.yaml"] = "instances take volumes from each other",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    // Without what JSON has no word for: dates are texts there, and numbers in base 60 are numbers.
    private static readonly ImmutableArray<string> Odd =
    [
        "", "~", "\"\"", "5", "-1", "0", "1.5", "1024", "yes", "no", "\"a b\"", "[]", "{}", "[a]", "[1]", "[[a], {b: c}]", "{a: b}", "{a: 1}", "{a: [b]}", "[1, 2, 3]",
        "a/b:c@d?e#f", "../x", "/x", "/x:/y", "/", "s", "p", "w", "http://a.b/c", "10.0.0.1", "'1.41'", "512m", "10s", "'8080:80'", "53/udp", "{exposed: 1, external: auto}", "{soft: 1, hard: 2}", "{name: always}", "on-failure:3", "all", "'no'", "POST", "a=b", "[a=b, c]",
        "{ship: s}", "static", "debug", "stdin", "{nofile: 5}", "{w-1: {ship: s}}", "[{type: health}]",
    ];

    // Signals by name; no signal is called so, and the daemon will say it.
    private static readonly ImmutableArray<string> MarkedAlone = ["instance.stop_signal: yes", "instance.stop_signal: no"];

    // Every odd value at every key of every kind of map.
    private static readonly Lazy<ImmutableArray<Value>> Values = new(() => [.. All()]);

    [Fact]
    public void Is_some_of_every_wrong_file_but_those_of_which_only_the_readers_can_tell() =>
        Directory.GetFiles(Faults, "*.yaml").Where(path => EditorSchema.MarksIn(File.ReadAllText(path)) is []).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal).ShouldBe(OnlyTheReadersSee.Keys);

    [Fact]
    public void Is_nothing_of_which_the_readers_do_not_tell() => Values.Value.Where(value => value.IsMarked && value.Told.IsEmpty).Select(value => value.Name).ShouldBe(MarkedAlone);

    [Fact]
    public void Is_every_value_that_the_readers_find_of_a_wrong_type() =>
        Values.Value.Where(value => !value.IsMarked && value.Told.Any(diagnostic => diagnostic.Code is "MSTR0105" or "MSTR0106" or "MSTR0108")).Select(value => $"{value.Name} {value.Told[0].Message}").ShouldBeEmpty();

    [Fact]
    public void Is_nothing_in_a_form_that_is_taken_without_a_word()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Definition", "OddForms");
        var forms = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "cases.json")))!.AsArray().Select(odd => (Name: (string)odd!["case"]!, Text: (string)odd["yaml"]!)).ToList();

        forms.Where(form => Told(form.Text, folder).IsEmpty && IsMarked(form.Text)).Select(form => form.Name).ShouldBeEmpty();
    }

    private static bool IsMarked(string text) => EditorSchema.MarksIn(text) is not [];

    private static IEnumerable<Value> All() =>
        from keys in KeySet.All
        from key in keys.Keys.Append("unheard_of")
        let file = TheKeysOfTheFormat.Files[keys.Kind]
        let others = file.Entries.Split(", ").Where(entry => entry.Length > 0 && entry[..entry.IndexOf(':', StringComparison.Ordinal)] != key)
        from value in Odd
        let text = file.File.Replace("@", $"{{{string.Join(", ", others.Append($"{key}: {value}"))}}}", StringComparison.Ordinal)
        select new Value($"{keys.Kind}.{key}: {value}", IsMarked(text), Told(text));

    private static ImmutableArray<Diagnostic> Told(string text, string folder = "/project")
    {
        try
        {
            return EnvironmentLoader.Load(new EnvironmentText(Path.Combine(folder, "maestro.yaml"), folder, text), ImmutableDictionary<string, string>.Empty).Warnings;
        }
        catch (MaestroException fault)
        {
            return fault.Diagnostics;
        }
    }

    private sealed record Value(string Name, bool IsMarked, ImmutableArray<Diagnostic> Told);
}
