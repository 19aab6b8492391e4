using System.Globalization;

namespace Maestro.Engine.Templates.Syntax;

/// <summary>One token within a tag: a number, a name, a text or an operator, tried in this order.</summary>
internal static class TokenScanner
{
    // Longer ones first.
    private static readonly string[] Operators = ["//", "**", "==", "!=", ">=", "<=", "+", "-", "/", "*", "%", "~", "[", "]", "(", ")", "{", "}", ">", "<", "=", ".", ":", "|", ",", ";"];

    /// <summary>Scans the token at <paramref name="at"/> and goes behind it.</summary>
    /// <exception cref="TemplateSyntaxException">There is none.</exception>
    public static Token Scan(string text, ref int at, Stack<char> brackets)
    {
        var start = at;
        if (char.IsAsciiDigit(text[at])) return Number(text, ref at);

        int length;
        while (at < text.Length && (length = CharacterClasses.NameLength(text, at)) > 0) at += length;
        if (at > start) return new Token(TokenKind.Name, new TextRange(start, at), Name(text, start, at));
        if (text[at] is '"' or '\'') return QuotedText.Scan(text, ref at);

        foreach (var sign in Operators)
        {
            if (string.CompareOrdinal(text, at, sign, 0, sign.Length) != 0) continue;
            at += sign.Length;
            var token = new Token(TokenKind.Operator, new TextRange(start, at), sign);
            Balance(token, sign[0], brackets);
            return token;
        }

        throw new TemplateSyntaxException(new TextRange(at, at + 1), $"the character '{text[at]}' means nothing in a template's tag");
    }

    private static string Name(string text, int start, int end)
    {
        var name = text[start..end];
        var first = CharUnicodeInfo.GetUnicodeCategory(name, 0);
        if (name[0] == '_' || char.IsLetter(name, 0) || first == UnicodeCategory.LetterNumber) return name;
        throw new TemplateSyntaxException(new TextRange(start, end), $"'{name}' is no name: a name begins with a letter or '_'");
    }

    private static void Balance(Token token, char sign, Stack<char> brackets)
    {
        switch (sign)
        {
            case '(':
                brackets.Push(')');
                break;
            case '[':
                brackets.Push(']');
                break;
            case '{':
                brackets.Push('}');
                break;
            case ')' or ']' or '}':
                if (brackets.Count == 0) throw new TemplateSyntaxException(token.Range, $"'{sign}' closes no bracket");
                if (brackets.Pop() is var expected && expected != sign) throw new TemplateSyntaxException(token.Range, $"'{sign}' stands where '{expected}' is expected");
                break;
        }
    }

    private static Token Number(string text, ref int at)
    {
        var start = at;
        if (start == 0 || text[start - 1] != '.')
        {
            var end = FloatEnd(text, start);
            if (end > start)
            {
                at = end;
                var value = double.Parse(text[start..end].Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture);
                return new Token(TokenKind.Float, new TextRange(start, end), value);
            }
        }

        var radix = text[start] == '0' && start + 1 < text.Length ? char.ToLowerInvariant(text[start + 1]) switch { 'b' => 2, 'o' => 8, 'x' => 16, _ => 10 } : 10;
        var digits = radix == 10 ? start : start + 2;
        at = radix == 10 ? DecimalEnd(text, start) : DigitsEnd(text, digits, radix, mayBeginWithUnderscore: true);
        if (at == digits)
        {
            (radix, digits) = (10, start);
            at = DecimalEnd(text, start);
        }

        return new Token(TokenKind.Integer, new TextRange(start, at), Integer(text, digits, at, radix, start));
    }

    private static long Integer(string text, int from, int to, int radix, int start)
    {
        try
        {
            var value = 0L;
            for (var i = from; i < to; i++)
            {
                if (text[i] != '_') value = checked((value * radix) + Convert.ToInt32(text[i].ToString(), 16));
            }

            return value;
        }
        catch (OverflowException)
        {
            throw new TemplateSyntaxException(new TextRange(start, to), "the number does not fit into 64 bits");
        }
    }

    // A zero is followed by zeros only, so that 08 is two numbers, and thereby an error.
    private static int DecimalEnd(string text, int start)
    {
        if (text[start] != '0') return DigitsEnd(text, start, 10, mayBeginWithUnderscore: false);
        var at = start + 1;
        while (at < text.Length && (text[at] == '0' || (text[at] == '_' && at + 1 < text.Length && text[at + 1] == '0'))) at++;
        return at;
    }

    private static int DigitsEnd(string text, int start, int radix, bool mayBeginWithUnderscore)
    {
        var at = start;
        while (at < text.Length)
        {
            var digit = text[at] == '_' && (at > start || mayBeginWithUnderscore) ? at + 1 : at;
            if (digit >= text.Length || !char.IsAsciiHexDigit(text[digit]) || Convert.ToInt32(text[digit].ToString(), 16) >= radix) break;
            at = digit + 1;
        }

        return at;
    }

    // The end of a number with a fraction or an exponent; its start when it has neither.
    private static int FloatEnd(string text, int start)
    {
        var whole = DigitsEnd(text, start, 10, mayBeginWithUnderscore: false);
        var fraction = whole < text.Length && text[whole] == '.' ? DigitsEnd(text, whole + 1, 10, mayBeginWithUnderscore: false) : whole + 1;
        var mantissa = fraction > whole + 1 ? fraction : whole;
        if (mantissa < text.Length && text[mantissa] is 'e' or 'E')
        {
            var digits = mantissa + 1;
            if (digits < text.Length && text[digits] is '+' or '-') digits++;
            var end = DigitsEnd(text, digits, 10, mayBeginWithUnderscore: false);
            if (end > digits) return end;
        }

        return mantissa > whole ? mantissa : start;
    }
}
