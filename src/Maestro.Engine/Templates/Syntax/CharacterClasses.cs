using System.Globalization;
using System.Text;

namespace Maestro.Engine.Templates.Syntax;

/// <summary>Characters as Python's regular expressions and <c>str</c> class them.</summary>
internal static class CharacterClasses
{
    /// <summary>What <c>\s</c> and <c>str.strip</c> take. .NET lacks the four separators from U+001C on.</summary>
    public static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is >= '\x1c' and <= '\x1f';

    public static bool IsDigit(char c) => char.IsAsciiDigit(c);

    /// <summary>How many UTF-16 units of a name's character stand at <paramref name="at"/>; 0: none.</summary>
    public static int NameLength(string text, int at)
    {
        var c = text[at];
        if (char.IsAscii(c)) return char.IsAsciiLetterOrDigit(c) || c == '_' ? 1 : 0;
        return Rune.TryGetRuneAt(text, at, out var rune) && IsName(rune) ? rune.Utf16SequenceLength : 0;
    }

    private static bool IsName(Rune rune) => Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.LetterNumber or UnicodeCategory.ConnectorPunctuation;
}
