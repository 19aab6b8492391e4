using Maestro.Engine.Templates.Values;

namespace Maestro.Engine.Templates.Library.Methods;

/// <summary>Fills texts up to a width.</summary>
internal static class Padding
{
    public static string Left(Work work, string text, long width, string fill) => text + Fill(Missing(work, text, width), fill);

    public static string Right(Work work, string text, long width, string fill) => Fill(Missing(work, text, width), fill) + text;

    // Where the room is odd, Python gives the one more to the left only when the width is odd.
    public static string Center(Work work, string text, long width, string fill)
    {
        var missing = Missing(work, text, width);
        var left = (missing / 2) + (missing & (int)width & 1);
        return Fill(left, fill) + text + Fill(missing - left, fill);
    }

    public static string WithZeros(Work work, string text, long width)
    {
        var zeros = Fill(Missing(work, text, width), "0");
        return text is ['+' or '-', ..] ? text[0] + zeros + text[1..] : zeros + text;
    }

    private static int Missing(Work work, string text, long width) => Math.Max(work.Width(width) - CodePoints.Length(text), 0);

    private static string Fill(int count, string fill) => string.Concat(Enumerable.Repeat(fill, count));
}
