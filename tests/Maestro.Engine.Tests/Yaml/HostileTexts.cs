using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using Maestro.Engine.Definition;
using Maestro.Engine.Diagnostics;
using Xunit.Abstractions;

namespace Maestro.Engine.Tests.Yaml;

/// <summary>Small or simple texts that are made to exhaust stack, memory or time.</summary>
public sealed class HostileTexts(ITestOutputHelper output)
{
    private const long Megabyte = 1024 * 1024;

    // Far more than a second, as the machine may be busy; what grows with the square of these texts takes minutes.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    public static TheoryData<string, string, int> Texts => new()
    {
        // What it is; what is said of it; megabytes that may be allocated until then.
        { "brackets", "nested more than 100 levels", 4 },
        { "closed brackets", "nested more than 100 levels", 4 },
        { "braces", "nested more than 100 levels", 4 },
        { "dashes", "nested more than 100 levels", 8 },
        { "indentation", "nested more than 100 levels", 12 },
        { "alias bomb", "with its aliases followed", 4 },
        { "alias bomb of maps", "with its aliases followed", 4 },
        { "merge bomb", "with its aliases followed", 4 },
        { "merge ladder", "with its aliases followed", 300 },
        { "merge of one map over and over", "with its aliases followed", 100 },
        { "recursive alias", "would hold itself", 4 },
        { "recursive merge", "would hold itself", 4 },
        { "two million values", "more than 2,000,000 values", 1000 },
        { "duplicate keys", "more than 1,000 faults|stands here and in line", 100 },
        { "anchors", "is not defined above", 200 },
        { "documents", "a second document", 4 },
        { "tags", "is not known", 16 },
        { "directives", "a map with name", 400 },
        { "key without end", "", 200 },
        { "text without end", "a map with name", 200 },
        { "quote without end", "never closed", 200 },
        { "lines in quotes", "a map with name", 400 },
        { "escapes", "a map with name", 200 },
        { "block without end", "a map with name", 400 },
        { "lines of a plain text", "a map with name", 400 },
        { "comments", "empty", 100 },
        { "blanks", "empty", 100 },
        { "tabs", "tab", 100 },
        { "tabs behind a text", "a map with name|tab", 400 },
        { "colons", "", 200 },
        { "question marks", "", 200 },
        { "unknown keys", "unknown key", 200 },
        { "unknown services", "more than 1000|is not defined", 150 },
        { "number", "a map with name", 100 },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void End_soon_in_a_fault_with_a_place_and_little_memory(string kind, string said, int megabytes)
    {
        var text = Make(kind);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();

        var faults = Load(text);

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        output.WriteLine($"{kind}: {text.Length:N0} characters, {watch.ElapsedMilliseconds} ms, {allocated / Megabyte} MB: {faults[0]}");
        faults.Count(fault => fault.Location is null).ShouldBe(0);
        said.Split('|').ShouldContain(words => faults.Any(fault => fault.Message.Contains(words, StringComparison.Ordinal)), string.Join('\n', faults.Take(3)));
        allocated.ShouldBeLessThan(megabytes * Megabyte);
        watch.Elapsed.ShouldBeLessThan(Longest);
    }

    private static ImmutableArray<Diagnostic> Load(string text)
    {
        try
        {
            EnvironmentLoader.Load(new EnvironmentText("f.yaml", "/", text), ImmutableDictionary<string, string>.Empty);
            throw new InvalidOperationException("it was taken for an environment");
        }
        catch (MaestroException fault)
        {
            return fault.Diagnostics;
        }
    }

    private static string Make(string kind) => kind switch
    {
        "brackets" => Many("[", 100_000),
        "closed brackets" => Many("[", 100_000) + Many("]", 100_000),
        "braces" => Many("{a: ", 20_000),
        "dashes" => Many("- ", 100_000),
        "indentation" => string.Concat(Enumerable.Range(0, 3000).Select(depth => $"{new string(' ', depth)}a:\n")),
        "alias bomb" => "a0: &a0 [" + Many("x, ", 9) + "]\n" + string.Concat(Enumerable.Range(1, 9).Select(i => $"a{i}: &a{i} [{Many($"*a{i - 1}, ", 9)}]\n")),
        "alias bomb of maps" => "a0: &a0 {x: 1}\n" + string.Concat(Enumerable.Range(1, 25).Select(i => $"a{i}: &a{i} {{x: *a{i - 1}, y: *a{i - 1}}}\n")),
        "merge bomb" => "a0: &a0 {x: 1}\n" + string.Concat(Enumerable.Range(1, 25).Select(i => $"a{i}: &a{i} {{<<: [*a{i - 1}, {{k{i}: *a{i - 1}}}, *a{i - 1}]}}\n")),
        "merge ladder" => "a0: &a0 {x: 1}\n" + string.Concat(Enumerable.Range(1, 5000).Select(i => $"a{i}: &a{i} {{<<: *a{i - 1}, k{i}: 1}}\n")),
        "merge of one map over and over" => "a: &a {" + string.Concat(Enumerable.Range(0, 10_000).Select(i => $"k{i}: 1, ")) + "}\nb: {<<: [" + Many("*a, ", 10_000) + "]}",
        "recursive alias" => "a: &a [*a]",
        "recursive merge" => "a: &a {<<: *a}",
        "two million values" => "a: [" + Many("x,", 2_100_000) + "]",
        "duplicate keys" => Many("a: 1\n", 200_000),
        "anchors" => string.Concat(Enumerable.Range(0, 100_000).Select(i => $"a{i}: &a{i} 1\n")) + "b: *nowhere\n",
        "documents" => Many("--- a\n", 100_000),
        "tags" => "a: !" + Many("x", 1_000_000) + " 1",
        "directives" => string.Concat(Enumerable.Range(0, 20_000).Select(i => $"%TAG !a{i}! x\n")) + "--- a",
        "key without end" => Many("k", 10_000_000) + ": 1",
        "text without end" => "- " + Many("x", 10_000_000),
        "quote without end" => "- \"" + Many("x", 10_000_000),
        "lines in quotes" => "- \"" + Many("x\n ", 3_000_000) + "\"",
        "escapes" => "- \"" + Many("\\x41", 2_000_000) + "\"",
        "block without end" => "- |\n" + Many("  x\n", 2_000_000),
        "lines of a plain text" => "- x\n" + Many("  x\n", 2_000_000),
        "comments" => Many("# x\n", 2_000_000),
        "blanks" => Many(" ", 10_000_000),
        "tabs" => Many("\t", 1_000_000),
        "tabs behind a text" => "- a\n" + Many("\t", 1_000_000) + "\n- b",
        "colons" => Many(":", 1_000_000),
        "question marks" => Many("? ", 50_000),
        "unknown services" => "name: x\nships: {s: {ip: 10.0.0.1}}\nservices:\n" + string.Concat(Enumerable.Range(0, 10_000).Select(i => $"  service-{i:D5}: {{image: a, requires: [service-x{i:D4}], instances: {{instance-{i}: {{ship: s}}}}}}\n")),
        "unknown keys" => string.Concat(Enumerable.Range(0, 100_000).Select(i => $"key{i}: 1\n")),
        _ => "- " + Many("1:", 1_000_000) + "1",
    };

    private static string Many(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();
}
