using System.Collections.Immutable;
using Maestro.Engine.Definition;
using Maestro.Engine.Diagnostics;

namespace Maestro.Engine.Tests.Templates;

/// <summary>
/// Every file in Faults has beside it all that is said of it, of the template or of what it renders to. With MAESTRO_UPDATE_GOLDEN set to that
/// folder the texts are written anew, to be read before they are committed.
/// </summary>
public sealed class WhatIsToldOfATemplate
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Templates", "Faults");

    public static TheoryData<string> Fixtures => [.. Directory.GetFiles(Folder, "*.yaml").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Names_the_place_in_the_template_and_how_it_came_to_be_there(string fixture)
    {
        var text = string.Concat(DiagnosticsOf(Path.Combine(Folder, fixture)).Select(diagnostic => diagnostic.ToString().Replace(Folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal).Replace(Folder, "the folder", StringComparison.Ordinal) + "\n"));
        if (Environment.GetEnvironmentVariable("MAESTRO_UPDATE_GOLDEN") is { } source && source.EndsWith(Path.Combine("Templates", "Faults"), StringComparison.Ordinal)) File.WriteAllText(Path.Combine(source, Path.ChangeExtension(fixture, ".txt")), text);

        text.ShouldBe(File.ReadAllText(Path.Combine(Folder, Path.ChangeExtension(fixture, ".txt"))));
    }

    /// <summary>The codes of all that is told of the fixtures.</summary>
    internal static IEnumerable<string> Codes => Directory.GetFiles(Folder, "*.yaml").SelectMany(path => DiagnosticsOf(path)).Select(diagnostic => diagnostic.Code);

    private static ImmutableArray<Diagnostic> DiagnosticsOf(string path)
    {
        try
        {
            return EnvironmentLoader.Load(EnvironmentFile.Read(path, "/", () => Stream.Null), ImmutableDictionary<string, string>.Empty).Warnings;
        }
        catch (MaestroException fault)
        {
            return fault.Diagnostics;
        }
    }
}
