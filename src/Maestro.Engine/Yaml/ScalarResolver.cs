namespace Maestro.Engine.Yaml;

/// <summary>
/// The kind of a plain scalar: PyYAML's table of YAML 1.1 (its resolver.py), by hand instead of by regular expression, as it is asked of every
/// scalar. Two deviations: a plain <c>=</c>, which PyYAML cannot construct, is text, and so is <c>&lt;&lt;</c>, which means something only as a key.
/// </summary>
internal static class ScalarResolver
{
    public static ScalarKind Resolve(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return ScalarKind.Null;
        return text[0] switch
        {
            >= '0' and <= '9' or '-' or '+' or '.' => Number(text),
            '~' or 'n' or 'N' or 'y' or 'Y' or 't' or 'T' or 'f' or 'F' or 'o' or 'O' => Word(text),
            _ => ScalarKind.Text,
        };
    }

    private static ScalarKind Word(ReadOnlySpan<char> text) => text switch
    {
        "~" or "null" or "Null" or "NULL" => ScalarKind.Null,
        "yes" or "Yes" or "YES" or "no" or "No" or "NO" or "true" or "True" or "TRUE" or "false" or "False" or "FALSE"
            or "on" or "On" or "ON" or "off" or "Off" or "OFF" => ScalarKind.Boolean,
        _ => ScalarKind.Text,
    };

    private static ScalarKind Number(ReadOnlySpan<char> text) =>
        IsFloat(text) ? ScalarKind.Float : IsInteger(text) ? ScalarKind.Integer : IsTimestamp(text) ? ScalarKind.Timestamp : ScalarKind.Text;

    private static bool IsInteger(ReadOnlySpan<char> text)
    {
        var rest = AfterSign(text);
        if (rest.IsEmpty) return false;
        if (rest[0] != '0') return char.IsAsciiDigit(rest[0]) && IsSexagesimalTail(rest[Count(rest, IsDecimal)..]);
        if (rest.Length == 1) return true;
        return rest[1] switch
        {
            // PyYAML takes a prefix with nothing but underscores behind it for a number and then fails on it; here it is text.
            'b' => IsAll(rest[2..], c => c is '0' or '1'),
            'x' => IsAll(rest[2..], char.IsAsciiHexDigit),
            _ => IsAll(rest[1..], c => c is >= '0' and <= '7', mayBeOnlyUnderscores: true),
        };
    }

    private static bool IsFloat(ReadOnlySpan<char> text)
    {
        if (text is ".nan" or ".NaN" or ".NAN") return true;
        var rest = AfterSign(text);
        if (rest is ".inf" or ".Inf" or ".INF") return true;

        // A leading point takes no sign: -.5 is text.
        if (text[0] == '.') return text.Length > 1 && char.IsAsciiDigit(text[1]) && IsExponentOrEnd(text[(1 + Count(text[1..], IsDecimal))..]);
        if (rest.IsEmpty || !char.IsAsciiDigit(rest[0])) return false;

        rest = rest[Count(rest, IsDecimal)..];
        if (rest.IsEmpty) return false;
        if (rest[0] == '.') return IsExponentOrEnd(rest[(1 + Count(rest[1..], IsDecimal))..]);

        var tail = SexagesimalLength(rest);
        return tail > 0 && tail < rest.Length && rest[tail] == '.' && Count(rest[(tail + 1)..], IsDecimal) == rest.Length - tail - 1;
    }

    private static bool IsExponentOrEnd(ReadOnlySpan<char> rest) =>
        rest.IsEmpty || (rest.Length > 2 && rest[0] is 'e' or 'E' && rest[1] is '+' or '-' && Count(rest[2..], char.IsAsciiDigit) == rest.Length - 2);

    private static bool IsSexagesimalTail(ReadOnlySpan<char> rest) => SexagesimalLength(rest) == rest.Length;

    // (:[0-5]?[0-9])*
    private static int SexagesimalLength(ReadOnlySpan<char> rest)
    {
        var length = 0;
        while (length + 1 < rest.Length && rest[length] == ':' && char.IsAsciiDigit(rest[length + 1]))
        {
            length += rest[length + 1] <= '5' && length + 2 < rest.Length && char.IsAsciiDigit(rest[length + 2]) ? 3 : 2;
        }

        return length;
    }

    private static bool IsTimestamp(ReadOnlySpan<char> text)
    {
        var year = Count(text, char.IsAsciiDigit);
        if (year != 4 || text.Length < 8 || text[4] != '-') return false;
        var rest = text[5..];
        var month = Count(rest, char.IsAsciiDigit);
        if (month is < 1 or > 2 || rest.Length == month || rest[month] != '-') return false;
        rest = rest[(month + 1)..];
        var day = Count(rest, char.IsAsciiDigit);
        if (day is < 1 or > 2) return false;
        rest = rest[day..];
        return rest.IsEmpty ? month == 2 && day == 2 : IsTime(rest);
    }

    // [Tt]|[ \t]+ hour : minute : second (. fraction)? (blank* zone)?
    private static bool IsTime(ReadOnlySpan<char> rest)
    {
        var gap = rest[0] is 'T' or 't' ? 1 : Count(rest, IsBlank);
        rest = rest[gap..];
        var hour = Count(rest, char.IsAsciiDigit);
        if (gap == 0 || hour is < 1 or > 2) return false;
        rest = rest[hour..];
        for (var part = 0; part < 2; part++)
        {
            if (rest.Length < 3 || rest[0] != ':' || !char.IsAsciiDigit(rest[1]) || !char.IsAsciiDigit(rest[2])) return false;
            rest = rest[3..];
        }

        if (!rest.IsEmpty && rest[0] == '.') rest = rest[(1 + Count(rest[1..], char.IsAsciiDigit))..];
        if (rest.IsEmpty) return true;
        rest = rest[Count(rest, IsBlank)..];
        if (rest is "Z") return true;
        if (rest.IsEmpty || rest[0] is not ('+' or '-')) return false;
        rest = rest[1..];
        var zone = Count(rest, char.IsAsciiDigit);
        if (zone is < 1 or > 2) return false;
        rest = rest[zone..];
        return rest.IsEmpty || (rest.Length == 3 && rest[0] == ':' && char.IsAsciiDigit(rest[1]) && char.IsAsciiDigit(rest[2]));
    }

    private static ReadOnlySpan<char> AfterSign(ReadOnlySpan<char> text) => text[0] is '-' or '+' ? text[1..] : text;

    private static bool IsDecimal(char c) => char.IsAsciiDigit(c) || c == '_';

    private static bool IsBlank(char c) => c is ' ' or '\t';

    private static bool IsAll(ReadOnlySpan<char> text, Func<char, bool> isDigit, bool mayBeOnlyUnderscores = false)
    {
        var digits = mayBeOnlyUnderscores;
        foreach (var c in text)
        {
            if (isDigit(c)) digits = true;
            else if (c != '_') return false;
        }

        return digits;
    }

    private static int Count(ReadOnlySpan<char> text, Func<char, bool> isOne)
    {
        var count = 0;
        while (count < text.Length && isOne(text[count])) count++;
        return count;
    }
}
