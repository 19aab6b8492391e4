using Maestro.Engine.Templates;

namespace Maestro.Engine.Definition;

/// <summary>An environment file as it was read.</summary>
/// <param name="File">Its full path, so that heads print places that can be clicked from any folder; or <c>&lt;stdin&gt;</c>.</param>
/// <param name="Directory">Where relative paths in it start: the file's folder, or the working directory for standard input.</param>
/// <param name="Text">What it holds, without byte order mark.</param>
internal sealed record EnvironmentText(string File, string Directory, string Text)
{
    /// <summary>What is to be rendered of it.</summary>
    public TemplateRequest Template(IReadOnlyDictionary<string, string> variables) => new() { File = File, Text = Text, Directory = Directory, Variables = variables };

    /// <summary>Id of the isolation in which it shall stand; null: none.</summary>
    public string? Isolation { get; init; }

    /// <summary>Reads the files that it names.</summary>
    public ReadFileText ReadFile { get; init; } = TextFile.OfDisk;

    /// <summary>Runs the program that it names to tell the ships.</summary>
    public AskShipProvider AskProvider { get; init; } = (_, _) => new FileText(null, "no program is run here");
}
