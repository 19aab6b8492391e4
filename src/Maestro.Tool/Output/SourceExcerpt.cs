using System.Globalization;
using System.Text;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Reports;
using Spectre.Console;

namespace Maestro.Tool.Output;

/// <summary>The user's line that a diagnostic is about, with carets under the place, as compilers show it.</summary>
internal static class SourceExcerpt
{
    private const char Cut = '…';

    // Less says nothing.
    private const int LeastWidth = 20;

    /// <summary>A diagnostic with its details, and where a terminal has room for it, in cells, the user's line.</summary>
    public static IEnumerable<string> Lines(Diagnostic diagnostic, int? width) => PlainText.Lines(diagnostic).Concat(width is { } cells ? Lines(diagnostic.Location, cells) : []);

    /// <summary>Two lines of at most <paramref name="width"/> cells; none where the place is not known.</summary>
    public static IEnumerable<string> Lines(SourceLocation? location, int width)
    {
        if (location is not { Line: > 0, LineText: { } text } || string.IsNullOrWhiteSpace(text)) yield break;

        var number = location.Line.ToString(CultureInfo.InvariantCulture);
        var room = Math.Max(width - number.Length - 4, LeastWidth);
        var letters = Letters(text);
        var first = IndexOf(letters, location.Column - location.LineTextColumn);
        var behind = location.EndLine == location.Line && location.EndColumn > location.Column ? IndexOf(letters, location.EndColumn - location.LineTextColumn) : first + 1;
        var (from, to) = Window(letters, first, room);
        var shown = new StringBuilder();
        if (from > 0) shown.Append(Cut);
        for (var i = from; i < to; i++) shown.Append(letters[i].Text);
        if (to < letters.Count) shown.Append(Cut);

        var before = Cells(letters, from, Math.Min(first, to)) + (from > 0 ? 1 : 0);
        var marked = Math.Max(Cells(letters, first, Math.Min(behind, to)), 1);
        yield return $" {number} | {shown}";
        yield return $" {new string(' ', number.Length)} | {new string(' ', before)}{new string('^', marked)}";
    }

    // As much around the place as there is room for, and no more than a third of it in front.
    private static (int From, int To) Window(List<Letter> letters, int place, int room)
    {
        if (Cells(letters, 0, letters.Count) <= room) return (0, letters.Count);

        var from = Math.Min(place, letters.Count);
        for (var used = 0; from > 0 && used + letters[from - 1].Cells <= room / 3; from--) used += letters[from - 1].Cells;
        var to = from;
        for (var used = 2; to < letters.Count && used + letters[to].Cells <= room; to++) used += letters[to].Cells;
        return (from, to);
    }

    private static List<Letter> Letters(string text)
    {
        var letters = new List<Letter>();
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var shown = Rune.IsControl(rune) ? " " : rune.ToString();
            letters.Add(new Letter(shown, at, shown.GetCellWidth()));
            at += rune.Utf16SequenceLength;
        }

        return letters;
    }

    // Columns count UTF-16 units.
    private static int IndexOf(List<Letter> letters, int unit)
    {
        var index = letters.FindIndex(letter => letter.At >= unit);
        return index < 0 ? letters.Count : index;
    }

    private static int Cells(List<Letter> letters, int from, int to)
    {
        var cells = 0;
        for (var i = from; i < to; i++) cells += letters[i].Cells;
        return cells;
    }

    private readonly record struct Letter(string Text, int At, int Cells);
}
