using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Templates.Rendering;
using Maestro.Engine.Templates.Syntax;

namespace Maestro.Engine.Templates;

/// <summary>What a template rendered to, and where each place of it comes from.</summary>
internal sealed class RenderedText(TemplateSource main, string text, SourceMap? map)
{
    private int[]? _lineStarts;

    /// <summary>A text in which no templates stand.</summary>
    public static RenderedText Plain(string file, string text) => new(new TemplateSource(file, file, text), text, map: null);

    /// <summary>The main template's file.</summary>
    public string File => main.File;

    public string Text { get; } = text;

    /// <summary>What was accepted but looks wrong.</summary>
    public ImmutableArray<Diagnostic> Warnings { get; init; } = [];

    /// <summary>The place in the templates that made a place of <see cref="Text"/>. Lines and columns count from 1; a line of 0 is unknown, an end of 0 is the start.</summary>
    public SourceLocation Locate(int line, int column, int endLine, int endColumn)
    {
        if (line <= 0) return new SourceLocation(File);
        var start = Offset(line, column);
        var hasEnd = endLine > 0;
        var end = hasEnd ? Math.Max(Offset(endLine, endColumn), start) : start;
        var place = map is null ? PlaceNotes.Locate(main, new TextRange(start, end), static () => null) : map.Locate(start, end);
        return hasEnd || place.EndLine != place.Line || place.EndColumn != place.Column ? place : place with { EndLine = 0, EndColumn = 0 };
    }

    private int Offset(int line, int column)
    {
        var starts = _lineStarts ??= LineStarts(Text);
        return line > starts.Length ? Text.Length : Math.Min(starts[line - 1] + Math.Max(column - 1, 0), Text.Length);
    }

    // Lines end where YAML 1.1 ends them.
    private static int[] LineStarts(string text)
    {
        var starts = new List<int> { 0 };
        var at = 0;
        int next;
        while ((next = text.AsSpan(at).IndexOfAny("\n\r\u0085\u2028\u2029")) >= 0)
        {
            at += next + 1;
            if (text[at - 1] == '\r' && at < text.Length && text[at] == '\n') at++;
            starts.Add(at);
        }

        return [.. starts];
    }
}
