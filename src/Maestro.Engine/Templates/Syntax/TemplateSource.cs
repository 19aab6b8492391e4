using Maestro.Engine.Diagnostics;

namespace Maestro.Engine.Templates.Syntax;

/// <summary>The text of one template, as Jinja2 reads it: lines end with \n, and one line end at the end of the file is dropped.</summary>
internal sealed class TemplateSource
{
    private int[]? _lineStarts;

    /// <param name="name">As an include names it; for the main template its file's name.</param>
    /// <param name="file">For places: the full path.</param>
    /// <param name="text">What the file holds.</param>
    public TemplateSource(string name, string file, string text)
    {
        Name = name;
        File = file;
        Text = Normalized(text);
    }

    public string Name { get; }

    public string File { get; }

    public string Text { get; }

    /// <summary>The line and column of an offset, from 1.</summary>
    public (int Line, int Column) Position(int offset)
    {
        var starts = _lineStarts ??= LineStarts();
        var index = Array.BinarySearch(starts, offset);
        var line = index >= 0 ? index : ~index - 1;
        return (line + 1, offset - starts[line] + 1);
    }

    /// <summary>A place in it.</summary>
    public SourceLocation At(TextRange range)
    {
        var (line, column) = Position(range.Start);
        var (endLine, endColumn) = Position(range.End);
        return new SourceLocation(File, line, column, endLine, endColumn);
    }

    /// <summary>The line's text without its end; empty when there is no such line.</summary>
    public string Line(int line)
    {
        var starts = _lineStarts ??= LineStarts();
        if (line < 1 || line > starts.Length) return "";
        var end = line < starts.Length ? starts[line] - 1 : Text.Length;
        return Text[starts[line - 1]..end];
    }

    private static string Normalized(string text)
    {
        if (text.Contains('\r', StringComparison.Ordinal)) text = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        return text.EndsWith('\n') ? text[..^1] : text;
    }

    private int[] LineStarts()
    {
        var starts = new List<int> { 0 };
        for (var at = Text.IndexOf('\n', StringComparison.Ordinal); at >= 0; at = Text.IndexOf('\n', at + 1)) starts.Add(at + 1);
        return [.. starts];
    }
}
