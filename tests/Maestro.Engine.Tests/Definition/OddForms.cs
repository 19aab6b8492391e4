using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Maestro.Engine.Definition;
using Maestro.Engine.Diagnostics;

namespace Maestro.Engine.Tests.Definition;

/// <summary>
/// Forms that people write and MaestroNG met in some way of its own, with our verdict of each beside them, in one text. With
/// MAESTRO_UPDATE_GOLDEN set to that folder the verdicts are written anew, to be read before they are committed.
/// </summary>
public sealed class OddForms
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Definition", "OddForms");
    private static readonly ImmutableSortedDictionary<string, string> Cases = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "cases.json")))!.AsArray()
        .ToImmutableSortedDictionary(odd => (string)odd!["case"]!, odd => (string)odd!["yaml"]!, StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Fact]
    public void Have_a_verdict_each()
    {
        if (Environment.GetEnvironmentVariable("MAESTRO_UPDATE_GOLDEN") is { } source && Path.GetFileName(source) == "OddForms")
            File.WriteAllText(Path.Combine(source, "verdicts.txt"), string.Join('\n', Cases.Select(odd => Verdict(odd.Key))));

        Verdicts().Keys.ShouldBe(Cases.Keys);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Are_taken_or_refused_as_their_verdict_says(string name) => Verdict(name).ShouldBe(Verdicts()[name]);

    private static ImmutableSortedDictionary<string, string> Verdicts() => File.ReadAllText(Path.Combine(Folder, "verdicts.txt")).Split("\n\n")
        .Select(verdict => verdict.TrimEnd('\n') + "\n").ToImmutableSortedDictionary(verdict => verdict[..verdict.IndexOf(':', StringComparison.Ordinal)], verdict => verdict, StringComparer.Ordinal);

    private static string Verdict(string name)
    {
        var source = new EnvironmentText(Path.Combine(Folder, "maestro.yaml"), Folder, Cases[name]);
        try
        {
            return Text(name, "accepted", EnvironmentLoader.Load(source, ImmutableDictionary<string, string>.Empty).Warnings);
        }
        catch (MaestroException fault)
        {
            fault.Diagnostics.ShouldContain(diagnostic => diagnostic.Severity == Severity.Error);
            return Text(name, "refused", fault.Diagnostics);
        }
    }

    private static string Text(string name, string verdict, ImmutableArray<Diagnostic> diagnostics) =>
        string.Concat(diagnostics.Select(diagnostic => $"  {diagnostic.ToString().Replace(Folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)}\n").Prepend($"{name}: {verdict}\n"));
}
