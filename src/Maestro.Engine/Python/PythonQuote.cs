using System.Globalization;
using System.Text;

namespace Maestro.Engine.Python;

/// <summary>Texts in quotes as Python's <c>repr()</c> writes them.</summary>
internal static class PythonQuote
{
    public static void Append(StringBuilder target, string text)
    {
        var quote = text.Contains('\'', StringComparison.Ordinal) && !text.Contains('"', StringComparison.Ordinal) ? '"' : '\'';
        target.Append(quote);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            _ = c switch
            {
                '\\' => target.Append(@"\\"),
                '\n' => target.Append(@"\n"),
                '\r' => target.Append(@"\r"),
                '\t' => target.Append(@"\t"),
                _ when c == quote => target.Append('\\').Append(c),
                >= ' ' and < '\x7f' => target.Append(c),
                _ => AppendOther(target, text, ref i),
            };
        }

        target.Append(quote);
    }

    private static StringBuilder AppendOther(StringBuilder target, string text, ref int index)
    {
        if (!Rune.TryGetRuneAt(text, index, out var rune)) return target.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[index]:x4}");
        if (!rune.IsBmp) index++;
        if (IsPrintable(rune)) return target.Append(rune.ToString());
        return rune.Value switch
        {
            <= 0xff => target.Append(CultureInfo.InvariantCulture, $"\\x{rune.Value:x2}"),
            <= 0xffff => target.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}"),
            _ => target.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}"),
        };
    }

    private static bool IsPrintable(Rune rune) => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator);
}
