using Maestro.Engine.Diagnostics;

namespace Maestro.Engine.Templates;

/// <summary>What a template rendered to, and where each place of it comes from.</summary>
internal sealed record RenderedText(string File, string Text)
{
    /// <summary>The place in the file that the user wrote. As long as nothing is rendered, it is the same place.</summary>
    public SourceLocation Locate(int line, int column, int endLine, int endColumn) => new(File, line, column, endLine, endColumn);
}
