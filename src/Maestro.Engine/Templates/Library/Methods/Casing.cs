using System.Globalization;
using System.Text;
using Maestro.Engine.Templates.Values;

namespace Maestro.Engine.Templates.Library.Methods;

/// <summary>Upper and lower case as Python has it, with Unicode's full mappings.</summary>
internal static class Casing
{
    public static string Upper(string text)
    {
        var upper = text.ToUpperInvariant();
        if (!text.Any(SpecialCasing.Upper.ContainsKey)) return upper;
        var target = new StringBuilder();
        for (var i = 0; i < text.Length; i++) _ = SpecialCasing.Upper.TryGetValue(text[i], out var several) ? target.Append(several) : target.Append(upper[i]);
        return target.ToString();
    }

    public static string Lower(string text)
    {
        var lower = text.ToLowerInvariant();
        if (text.AsSpan().IndexOfAny('\u0130', '\u03a3') < 0) return lower;
        var target = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            _ = text[i] switch
            {
                '\u0130' => target.Append("i\u0307"),
                '\u03a3' => target.Append(IsFinal(text, i) ? '\u03c2' : '\u03c3'),
                _ => target.Append(lower[i]),
            };
        }

        return target.ToString();
    }

    public static string Capitalize(string text) => text.Length == 0 ? text : First(text, out var width) + Lower(text[width..]);

    /// <summary>Upper case for what follows no letter, lower case for the rest.</summary>
    public static string Title(string text)
    {
        var target = new StringBuilder();
        var inWord = false;
        foreach (var character in CodePoints.Of(text))
        {
            target.Append(inWord ? Lower(character) : First(character, out _));
            inWord = IsCased(character);
        }

        return target.ToString();
    }

    public static string Swap(string text) => string.Concat(CodePoints.Of(text).Select(character => IsLower(character) ? Upper(character) : IsUpper(character) ? Lower(character) : character));

    public static bool IsUpper(string text) => text.Any(char.IsUpper) && !text.Any(char.IsLower);

    public static bool IsLower(string text) => text.Any(c => char.IsLower(c) || c is 'ª' or 'º') && !text.Any(char.IsUpper);

    public static bool IsAlpha(string text) => text.Length > 0 && text.EnumerateRunes().All(Rune.IsLetter);

    public static bool IsDigit(string text) => text.Length > 0 && text.EnumerateRunes().All(rune => CharUnicodeInfo.GetDigitValue(rune.ToString(), 0) >= 0);

    public static bool IsDecimal(string text) => text.Length > 0 && text.EnumerateRunes().All(rune => CharUnicodeInfo.GetDecimalDigitValue(rune.ToString(), 0) >= 0);

    public static bool IsAlphaNumeric(string text) => text.Length > 0 && text.EnumerateRunes().All(rune => Rune.IsLetter(rune) || !double.IsNegative(Rune.GetNumericValue(rune)));

    private static string First(string text, out int width)
    {
        width = Rune.TryGetRuneAt(text, 0, out var rune) ? rune.Utf16SequenceLength : 1;
        return SpecialCasing.Title.TryGetValue(text[0], out var title) ? title : Upper(text[..width]);
    }

    private static bool IsCased(string character) => IsUpper(character) || IsLower(character) || (character.Length == 1 && char.GetUnicodeCategory(character[0]) == UnicodeCategory.TitlecaseLetter);

    // A sigma behind a letter and before none.
    private static bool IsFinal(string text, int index) => index > 0 && char.IsLetter(text[index - 1]) && (index + 1 == text.Length || !char.IsLetter(text[index + 1]));
}
