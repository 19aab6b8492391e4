using Maestro.Engine.Diagnostics;
using Maestro.Engine.Templates;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>What every reader of one file shares.</summary>
/// <param name="Rendered">The text, for places in it.</param>
/// <param name="Faults">Where faults go.</param>
/// <param name="Directory">Where relative paths start.</param>
/// <param name="Variables">Environment variables.</param>
/// <param name="ReadFile">Reads the files that the text names.</param>
/// <param name="AskProvider">Runs the program that tells the ships.</param>
internal sealed record Reading(RenderedText Rendered, FaultList Faults, string Directory, IReadOnlyDictionary<string, string> Variables, ReadFileText ReadFile, AskShipProvider AskProvider)
{
    private readonly Dictionary<string, EnvFile> _envFiles = new(StringComparer.Ordinal);

    /// <summary>Keys' meanings of schema 2; the file says which it is in.</summary>
    public int Schema { get; set; } = 1;

    /// <summary>Names of ports that could not be read: what refers to one is not blamed, too.</summary>
    public HashSet<string> FaultyPorts { get; } = new(StringComparer.Ordinal);

    /// <summary>A file of variables, read once however many name it.</summary>
    /// <param name="path">Its full path.</param>
    public EnvFile EnvFile(string path)
    {
        if (!_envFiles.TryGetValue(path, out var file)) _envFiles[path] = file = Definition.EnvFile.Read(path, ReadFile, Faults);
        return file;
    }

    /// <summary>The same for another text, in which no templates stand.</summary>
    public Reading Of(string file, string text) => this with { Rendered = RenderedText.Plain(file, text) };

    public SourceLocation Locate(TextSpan span) => Rendered.Locate(span.Line, span.Column, span.EndLine, span.EndColumn);

    public SourceLocation At(YamlNode node) => Locate(node.Span);

    /// <summary>A path of this machine as the file means it: from its own folder, <c>~</c> for the user's.</summary>
    public string FullPath(string path)
    {
        if ((path == "~" || path.StartsWith("~/", StringComparison.Ordinal)) && Variables.TryGetValue("HOME", out var home)) path = home + path[1..];
        return path.StartsWith('/') ? path : Path.GetFullPath(path, Directory);
    }
}
