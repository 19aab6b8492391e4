using System.Globalization;
using System.Numerics;

namespace Maestro.Engine.Templates.Library.Formatting;

/// <summary>Floats with a given number of digits, rounded by their exact value, ties to even, as Python does: 2.675 is a little less than that.</summary>
internal static class ExactDecimal
{
    /// <summary>With <paramref name="digits"/> digits behind the point; a negative number of digits rounds before it. Without a sign.</summary>
    public static string Fixed(double value, int digits)
    {
        var text = Scaled(value, digits).ToString(CultureInfo.InvariantCulture);
        if (digits <= 0) return text == "0" ? text : text + new string('0', -digits);
        text = text.PadLeft(digits + 1, '0');
        return $"{text[..^digits]}.{text[^digits..]}";
    }

    /// <summary>One digit, the point, <paramref name="digits"/> digits, and the exponent. Without a sign.</summary>
    public static string Exponent(double value, int digits, char letter)
    {
        var (text, exponent) = Digits(value, digits);
        var fraction = digits > 0 ? $".{text[1..]}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{text[0]}{fraction}{letter}{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");
    }

    /// <summary>With <paramref name="digits"/> digits that count, in the shorter of the two forms. Without a sign.</summary>
    /// <param name="value">The number.</param>
    /// <param name="digits">How many digits count.</param>
    /// <param name="letter">What stands before the exponent.</param>
    /// <param name="keepZeros">Whether zeros at the end stay.</param>
    /// <param name="withPoint">Whether the shorter form must have a digit behind its point.</param>
    public static string General(double value, int digits, char letter, bool keepZeros, bool withPoint = false)
    {
        digits = Math.Max(digits, 1);
        var (_, exponent) = Digits(value, digits - 1);
        var text = exponent < -4 || exponent >= (withPoint ? digits - 1 : digits) ? Exponent(value, digits - 1, letter) : Fixed(value, digits - 1 - exponent);
        if (keepZeros || !text.Contains('.', StringComparison.Ordinal)) return text;
        var at = text.IndexOf(letter, StringComparison.Ordinal);
        return at < 0 ? text.TrimEnd('0').TrimEnd('.') : text[..at].TrimEnd('0').TrimEnd('.') + text[at..];
    }

    /// <summary>Rounds as <c>round(value, digits)</c>.</summary>
    public static double Round(double value, int digits)
    {
        if (!double.IsFinite(value) || digits > 330) return value;
        if (digits < -310) return Math.CopySign(0, value);
        return Math.CopySign(double.Parse(Fixed(value, digits), CultureInfo.InvariantCulture), value);
    }

    private static (string Digits, int Exponent) Digits(double value, int digits)
    {
        if (value == 0) return (new string('0', digits + 1), 0);
        var guess = (int)Math.Floor(Math.Log10(Math.Abs(value)));
        for (var exponent = guess - 1; ; exponent++)
        {
            var text = Scaled(value, digits - exponent).ToString(CultureInfo.InvariantCulture);
            if (text.Length == digits + 1) return (text, exponent);
        }
    }

    // The value times a power of ten, as the nearest whole number.
    private static BigInteger Scaled(double value, int power)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7ff);
        var mantissa = new BigInteger((bits & 0xfffffffffffff) | (exponent == 0 ? 0 : 1L << 52));
        exponent = Math.Max(exponent, 1) - 1075;
        var numerator = mantissa * BigInteger.Pow(10, Math.Max(power, 0)) * BigInteger.Pow(2, Math.Max(exponent, 0));
        var denominator = BigInteger.Pow(10, Math.Max(-power, 0)) * BigInteger.Pow(2, Math.Max(-exponent, 0));
        var whole = BigInteger.DivRem(numerator, denominator, out var rest);
        var half = (rest * 2).CompareTo(denominator);
        return half > 0 || (half == 0 && !whole.IsEven) ? whole + 1 : whole;
    }
}
