using System.Globalization;

namespace Maestro.Engine.Python;

/// <summary>Floats as Python writes them.</summary>
internal static class PythonFloat
{
    /// <summary><c>repr()</c>: the shortest digits that give it back, with Python's rule for the exponent.</summary>
    public static string Text(double value)
    {
        if (double.IsNaN(value)) return "nan";
        if (double.IsInfinity(value)) return value > 0 ? "inf" : "-inf";

        var text = value.ToString("E16", CultureInfo.InvariantCulture);
        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        var exponent = value == 0 ? 0 : Exponent(shortest) ?? int.Parse(text.AsSpan(text.IndexOf('E', StringComparison.Ordinal) + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var digits = Digits(shortest);
        var sign = double.IsNegative(value) ? "-" : "";
        if (exponent is < -4 or >= 16)
        {
            var fraction = digits.Length > 1 ? $".{digits[1..]}" : "";
            return $"{sign}{digits[0]}{fraction}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}";
        }

        if (exponent < 0) return $"{sign}0.{new string('0', -exponent - 1)}{digits}";
        var whole = digits.PadRight(exponent + 1, '0');
        return $"{sign}{whole[..(exponent + 1)]}.{(whole.Length > exponent + 1 ? whole[(exponent + 1)..] : "0")}";
    }

    // The exponent that the shortest text itself has: rounding to 17 digits may have moved it.
    private static int? Exponent(string shortest) =>
        shortest.IndexOf('E', StringComparison.Ordinal) is >= 0 and var at ? int.Parse(shortest.AsSpan(at + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : null;

    private static string Digits(string shortest)
    {
        var mantissa = shortest.Split('E')[0].Replace(".", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        var digits = mantissa.Trim('0');
        return digits.Length == 0 ? "0" : digits;
    }
}
