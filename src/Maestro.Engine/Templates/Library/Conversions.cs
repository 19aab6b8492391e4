using System.Globalization;
using System.Numerics;
using Maestro.Engine.Templates.Values;

namespace Maestro.Engine.Templates.Library;

/// <summary>Texts to numbers as Python's <c>int()</c> and <c>float()</c> read them.</summary>
internal static class Conversions
{
    /// <summary>A whole number in a base; null when the text is none.</summary>
    /// <exception cref="TemplateFault">It does not fit into 64 bits.</exception>
    public static long? Integer(string text, long radix)
    {
        text = Methods.StringMethods.Strip(text, null, atStart: true, atEnd: true);
        var isNegative = text.StartsWith('-');
        if (text is ['+' or '-', ..]) text = text[1..];
        var prefix = text.Length > 2 && text[0] == '0' ? char.ToLowerInvariant(text[1]) switch { 'x' => 16, 'o' => 8, 'b' => 2, _ => 0 } : 0;
        if (radix == 0 && prefix == 0 && text.Length > 1 && text[0] == '0' && text.Trim('0', '_').Length > 0) return null;
        if (prefix != 0 && (radix == 0 || radix == prefix)) (text, radix) = (text[2..].TrimStart('_') is var digits && text[2..].Length - digits.Length <= 1 ? digits : "", prefix);
        if (radix == 0) radix = 10;
        if (text.Length == 0 || text[0] == '_' || text[^1] == '_' || text.Contains("__", StringComparison.Ordinal)) return null;
        BigInteger number = 0;
        foreach (var c in text)
        {
            if (c == '_') continue;
            var digit = char.IsAsciiLetter(c) ? (c | 0x20) - 'a' + 10 : CharUnicodeInfo.GetDecimalDigitValue(c);
            if (digit < 0 || digit >= radix) return null;
            number = (number * radix) + digit;
            if (number > (BigInteger)long.MaxValue + 1) throw Fault.TooLarge();
        }

        if (isNegative) number = -number;
        return number <= long.MaxValue ? (long)number : throw Fault.TooLarge();
    }

    /// <summary>A float; null when the text is none.</summary>
    public static double? Float(string text)
    {
        text = Methods.StringMethods.Strip(text, null, atStart: true, atEnd: true);
        switch (text.TrimStart('+', '-').ToLowerInvariant())
        {
            case "inf" or "infinity" when text.Length - text.TrimStart('+', '-').Length <= 1:
                return text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
            case "nan" when text.Length <= 4:
                return double.NaN;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '_' && (i == 0 || i + 1 == text.Length || !char.IsAsciiDigit(text[i - 1]) || !char.IsAsciiDigit(text[i + 1]))) return null;
            if (!(char.IsAsciiDigit(text[i]) || text[i] is '.' or '_' or '+' or '-' or 'e' or 'E')) return null;
        }

        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(text.Replace("_", "", StringComparison.Ordinal), Style, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>Without what is behind the point.</summary>
    /// <exception cref="TemplateFault">It does not fit into 64 bits, or is no number.</exception>
    public static long Truncate(double number) => double.IsFinite(number) && Math.Abs(number) < 9223372036854775808.0 ? (long)number : throw Fault.TooLarge();
}
