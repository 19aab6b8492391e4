using System.Globalization;

namespace Maestro.Guest;

/// <summary>A port's number, as it is written in variables.</summary>
internal static class PortNumber
{
    /// <summary>1 to 65535 in decimal digits; null for anything else: a range (<c>8000-8010</c>) and <c>auto</c> are among what a variable may hold.</summary>
    public static int? Parse(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && IsPort(number) ? number : null;

    public static bool IsPort(double number) => number is >= 1 and <= ushort.MaxValue && Math.Floor(number) == number;
}
