namespace Maestro.Engine.Diagnostics;

/// <summary>A place in a text that a user wrote. Lines and columns count from 1; 0 means that only the file is known.</summary>
/// <param name="File">Path as the user gave it, or <c>&lt;stdin&gt;</c>.</param>
/// <param name="Line">First line.</param>
/// <param name="Column">First column, in UTF-16 units.</param>
/// <param name="EndLine">Last line; 0 when unknown.</param>
/// <param name="EndColumn">Column behind the last character; 0 when unknown.</param>
public sealed record SourceLocation(string File, int Line = 0, int Column = 0, int EndLine = 0, int EndColumn = 0)
{
    /// <summary>How the text came to be there, when a template made it: the round of a loop, the includes. Diagnostics have it in their messages.</summary>
    public string? Context
    {
        get => field ?? Notes?.Context;
        init;
    }

    /// <summary>The line as the user wrote it, at most 200 characters of it, to draw a caret under; what follows a name of a secret is left out.</summary>
    public string? LineText
    {
        get => field ?? Notes?.LineText;
        init;
    }

    /// <summary>The column of the line that <see cref="LineText"/> begins with.</summary>
    public int LineTextColumn
    {
        get => field > 0 ? field : Notes?.LineTextColumn ?? 1;
        init;
    }

    /// <summary>Makes the texts above when they are asked for: places are made for every value of a file, and few are shown.</summary>
    internal IPlaceNotes? Notes { get; init; }

    /// <summary>Whether both are the same place, however they came to be there.</summary>
    public bool Equals(SourceLocation? other) => other is not null && File == other.File && (Line, Column, EndLine, EndColumn) == (other.Line, other.Column, other.EndLine, other.EndColumn);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(File, Line, Column, EndLine, EndColumn);

    /// <summary><c>file(line,col)</c>, the form that MSBuild and editors make clickable.</summary>
    public override string ToString() => Line > 0 ? $"{File}({Line},{Column})" : File;
}
