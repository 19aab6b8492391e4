using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Maestro.Engine.Tests.Architecture;

/// <summary>The engine's source files, read as text.</summary>
internal static partial class EngineSources
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(ThisFolder(), "../../../src/Maestro.Engine"));

    /// <summary>Every file: its folder (empty at the top), its path for messages, and its code without comments and text.</summary>
    public static ImmutableArray<(string Folder, string Path, string Code)> Files { get; } =
    [
        .. Directory.EnumerateFiles(Root, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
            .Select(path => (path.Contains('/', StringComparison.Ordinal) ? path[..path.IndexOf('/', StringComparison.Ordinal)] : "", path, NoCode().Replace(File.ReadAllText(Path.Combine(Root, path)), ""))),
    ];

    /// <summary>The engine's folders that a file names in its usings or in full.</summary>
    public static IEnumerable<string> FoldersUsed(string code) => EngineNamespace().Matches(code).Select(match => match.Groups[1].Value).Distinct();

    private static string ThisFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    [GeneratedRegex("""//.*$|"(?:[^"\\\n]|\\.)*"|^namespace .*$""", RegexOptions.Multiline)]
    private static partial Regex NoCode();

    [GeneratedRegex(@"\bMaestro\.Engine\.([A-Z]\w+)")]
    private static partial Regex EngineNamespace();
}
