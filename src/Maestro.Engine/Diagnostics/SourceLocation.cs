namespace Maestro.Engine.Diagnostics;

/// <summary>A place in a text that a user wrote. Lines and columns count from 1; 0 means that only the file is known.</summary>
/// <param name="File">Path as the user gave it, or <c>&lt;stdin&gt;</c>.</param>
/// <param name="Line">First line.</param>
/// <param name="Column">First column, in UTF-16 units.</param>
/// <param name="EndLine">Last line; 0 when unknown.</param>
/// <param name="EndColumn">Column behind the last character; 0 when unknown.</param>
public sealed record SourceLocation(string File, int Line = 0, int Column = 0, int EndLine = 0, int EndColumn = 0)
{
    /// <summary><c>file(line,col)</c>, the form that MSBuild and editors make clickable.</summary>
    public override string ToString() => Line > 0 ? $"{File}({Line},{Column})" : File;
}
