using System.Collections.Immutable;
using System.Text;
using Maestro.Engine.Definition;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Tests.Templates;

namespace Maestro.Engine.Tests.Definition;

/// <summary>
/// Every file in Faults has beside it all that is said of it. With MAESTRO_UPDATE_GOLDEN set to that folder the texts are written anew, to be
/// read before they are committed.
/// </summary>
public sealed class WrongFiles
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Definition", "Faults");
    private static readonly ImmutableDictionary<string, string> Variables = ImmutableDictionary<string, string>.Empty.Add("DOCKER_HOST", "http://somewhere");

    public static TheoryData<string> Fixtures => [.. Directory.GetFiles(Folder, "*.yaml").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Are_told_all_their_faults_in_one_go(string fixture)
    {
        var text = Text(DiagnosticsOf(Path.Combine(Folder, fixture)), fixture);
        if (Environment.GetEnvironmentVariable("MAESTRO_UPDATE_GOLDEN") is { } source && source.EndsWith(Path.Combine("Definition", "Faults"), StringComparison.Ordinal)) File.WriteAllText(Path.Combine(source, Path.ChangeExtension(fixture, ".txt")), text);

        text.ShouldBe(File.ReadAllText(Path.Combine(Folder, Path.ChangeExtension(fixture, ".txt"))));
    }

    [Fact]
    public void Show_every_fault_that_the_catalogue_has_for_files()
    {
        var reached = Directory.GetFiles(Folder, "*.yaml").SelectMany(path => DiagnosticsOf(path)).Select(diagnostic => diagnostic.Code).ToHashSet();

        // What cannot be performed yet is told when it is to be performed; what a program's own functions throw, where they are tried.
        Catalogue.Entries.Select(entry => entry.Code).Where(code => code[..6] is "MSTR01" or "MSTR02")
            .Except(reached).Except(WhatIsToldOfATemplate.Codes).Except(HostileTemplates.Codes).Except(["MSTR0208"]).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Cut_off_anywhere_are_refused_or_read_and_nothing_else(string fixture)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Folder, fixture));
        for (var length = 0; length < bytes.Length; length += 7)
        {
            var source = new EnvironmentText(Loading.File, "/project", Encoding.UTF8.GetString(bytes, 0, length));
            try
            {
                EnvironmentLoader.Load(source, Variables).Environment.Name.ShouldNotBeEmpty();
            }
            catch (MaestroException fault)
            {
                fault.Diagnostics.ShouldContain(diagnostic => diagnostic.Severity == Severity.Error);
            }
        }
    }

    private static ImmutableArray<Diagnostic> DiagnosticsOf(string path)
    {
        try
        {
            return EnvironmentLoader.Load(EnvironmentFile.Read(path, "/", () => Stream.Null), Variables).Warnings;
        }
        catch (MaestroException fault)
        {
            return fault.Diagnostics;
        }
    }

    private static string Text(ImmutableArray<Diagnostic> diagnostics, string fixture)
    {
        var lines = diagnostics.Select(diagnostic => diagnostic.ToString().Replace(Folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)).ToList();
        lines.ShouldAllBe(line => line.StartsWith(fixture, StringComparison.Ordinal));
        if (lines.Count > 50) lines.RemoveRange(3, lines.Count - 4);
        return string.Concat(lines.Select(line => line + "\n"));
    }
}
