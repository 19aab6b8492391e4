using System.Globalization;
using System.Text;

namespace Maestro.Engine.Templates.Syntax;

/// <summary>A text in quotes, with Python's escapes; an unknown one stays as it is.</summary>
internal static class QuotedText
{
    /// <summary>Scans the text that begins at <paramref name="at"/> and goes behind it.</summary>
    /// <exception cref="TemplateSyntaxException">It is not closed, or has an escape without its digits.</exception>
    public static Token Scan(string text, ref int at)
    {
        var start = at;
        var quote = text[at++];
        while (at < text.Length && text[at] != quote) at += text[at] == '\\' ? 2 : 1;
        if (at >= text.Length) throw new TemplateSyntaxException(new TextRange(start, start + 1), "the text that begins here is not closed");

        at++;
        var range = new TextRange(start, at);
        var raw = text[(start + 1)..(at - 1)];
        return new Token(TokenKind.Text, range, raw.Contains('\\', StringComparison.Ordinal) ? Unescaped(raw, range) : raw);
    }

    private static string Unescaped(string raw, TextRange range)
    {
        var result = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\')
            {
                result.Append(raw[i]);
                continue;
            }

            var c = raw[++i];
            switch (c)
            {
                case '\n': break;
                case '\\' or '\'' or '"': result.Append(c); break;
                case 'a': result.Append('\a'); break;
                case 'b': result.Append('\b'); break;
                case 'f': result.Append('\f'); break;
                case 'n': result.Append('\n'); break;
                case 'r': result.Append('\r'); break;
                case 't': result.Append('\t'); break;
                case 'v': result.Append('\v'); break;
                case >= '0' and <= '7': Octal(raw, ref i, result); break;
                case 'x': Hexadecimal(raw, ref i, 2, result, range); break;
                case 'u': Hexadecimal(raw, ref i, 4, result, range); break;
                case 'U': Hexadecimal(raw, ref i, 8, result, range); break;
                case 'N': throw new TemplateSyntaxException(range, "the escape \\N is not known here: write the character itself, or \\u and its four digits");
                default: Kept(raw, ref i, result); break;
            }
        }

        return result.ToString();
    }

    private static void Octal(string raw, ref int i, StringBuilder result)
    {
        var value = 0;
        var end = Math.Min(i + 3, raw.Length);
        while (i < end && raw[i] is >= '0' and <= '7') value = (value * 8) + (raw[i++] - '0');
        i--;
        result.Append((char)value);
    }

    private static void Hexadecimal(string raw, ref int i, int digits, StringBuilder result, TextRange range)
    {
        if (i + digits >= raw.Length || !int.TryParse(raw.AsSpan(i + 1, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) || value is < 0 or > 0x10FFFF)
            throw new TemplateSyntaxException(range, $"the escape \\{raw[i]} needs {digits} hexadecimal digits of a character");

        i += digits;
        result.Append(value > 0xFFFF ? char.ConvertFromUtf32(value) : ((char)value).ToString());
    }

    // Jinja2 writes a character that is not ASCII as an escape of its own before it reads escapes, so that one before it is none.
    private static void Kept(string raw, ref int i, StringBuilder result)
    {
        result.Append('\\');
        if (char.IsAscii(raw[i]) || !Rune.TryGetRuneAt(raw, i, out var rune))
        {
            result.Append(raw[i]);
            return;
        }

        i += rune.Utf16SequenceLength - 1;
        var (mark, digits) = rune.Value switch { <= 0xFF => ('x', "x2"), <= 0xFFFF => ('u', "x4"), _ => ('U', "x8") };
        result.Append(mark).Append(rune.Value.ToString(digits, CultureInfo.InvariantCulture));
    }
}
