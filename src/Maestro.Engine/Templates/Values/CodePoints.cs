namespace Maestro.Engine.Templates.Values;

/// <summary>Texts by code point, as Python counts: an emoji is one character.</summary>
internal static class CodePoints
{
    public static int Length(string text)
    {
        if (!HasSurrogates(text)) return text.Length;
        var length = 0;
        for (var i = 0; i < text.Length; i += Width(text, i)) length++;
        return length;
    }

    /// <summary>Each character as a text of its own.</summary>
    public static IEnumerable<string> Of(string text)
    {
        for (var i = 0; i < text.Length; i += Width(text, i)) yield return Width(text, i) == 1 ? text[i].ToString() : text.Substring(i, 2);
    }

    /// <summary>From one character (included) to another (not included), counted by code points; both within the text.</summary>
    public static string Substring(string text, int start, int end) =>
        HasSurrogates(text) ? text[Index(text, start)..Index(text, end)] : text[start..end];

    /// <summary>The index in UTF-16 units of a character.</summary>
    public static int Index(string text, int position)
    {
        if (!HasSurrogates(text)) return position;
        var index = 0;
        for (; position > 0; position--) index += Width(text, index);
        return index;
    }

    /// <summary>The number of characters before an index in UTF-16 units.</summary>
    public static int Position(string text, int index) => HasSurrogates(text) ? Length(text[..index]) : index;

    /// <summary>By code point, which is not by UTF-16 unit where surrogates meet what lies behind them.</summary>
    public static int Compare(string one, string other)
    {
        var length = Math.Min(one.Length, other.Length);
        for (var i = 0; i < length; i++)
        {
            if (one[i] != other[i]) return Rank(one[i]) - Rank(other[i]);
        }

        return one.Length - other.Length;
    }

    public static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is >= '\x1c' and <= '\x1f';

    private static bool HasSurrogates(string text) => text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') >= 0;

    private static int Width(string text, int index) => char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]) ? 2 : 1;

    private static int Rank(char c) => char.IsSurrogate(c) ? c + 0x10000 : c;
}
