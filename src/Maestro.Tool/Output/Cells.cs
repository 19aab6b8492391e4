using Spectre.Console;

namespace Maestro.Tool.Output;

/// <summary>Cuts texts to the width of a cell, with <c>…</c> in place of what is left out.</summary>
internal static class Cells
{
    /// <summary>Keeps the begin and the end: names differ in their last letters.</summary>
    public static string CutMiddle(string text, int width)
    {
        if (text.Length <= width) return text;
        if (width <= 1) return "…";

        var head = (width - 1) / 2;
        return $"{text[..head]}…{text[^(width - 1 - head)..]}";
    }

    /// <summary>Keeps the begin; wide letters count as the terminal shows them.</summary>
    public static string CutEnd(string text, int width)
    {
        if (text.GetCellWidth() <= width) return text;

        var kept = 0;
        for (var used = 0; kept < text.Length; kept++)
        {
            used += text[kept].GetCellWidth();
            if (used > width - 1) break;
        }

        return $"{text[..kept]}…";
    }
}
