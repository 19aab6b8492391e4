using System.Globalization;

namespace Maestro.Engine.Yaml;

/// <summary><c>str()</c> of what PyYAML makes of a timestamp.</summary>
internal static class PythonTimestamp
{
    /// <summary>The text, or null when there is no such day or time.</summary>
    public static string? Of(string text)
    {
        var separator = text.IndexOfAny(['T', 't', ' ', '\t']);
        var date = (separator < 0 ? text : text[..separator]).Split('-').Select(Number).ToArray();
        if (date[0] == 0 || date[1] is < 1 or > 12 || date[2] < 1 || date[2] > DateTime.DaysInMonth(date[0], date[1])) return null;

        var day = $"{date[0]:0000}-{date[1]:00}-{date[2]:00}";
        return separator < 0 ? day : Time(text[(separator + 1)..].Trim()) is { } time ? $"{day} {time}" : null;
    }

    private static string? Time(string text)
    {
        var zoneStart = text.IndexOfAny(['Z', '+', '-']);
        var zone = zoneStart < 0 ? "" : Zone(text[zoneStart..]);
        var parts = (zoneStart < 0 ? text : text[..zoneStart]).Trim().Split(':', '.');
        if (zone is null || Number(parts[0]) > 23 || Number(parts[1]) > 59 || Number(parts[2]) > 59) return null;

        // Python knows microseconds, and leaves them away when there are none.
        var micros = parts.Length > 3 ? parts[3].PadRight(6, '0')[..6] : "";
        return $"{Number(parts[0]):00}:{parts[1]}:{parts[2]}{(micros.Trim('0').Length == 0 ? "" : $".{micros}")}{zone}";
    }

    private static string? Zone(string text)
    {
        if (text == "Z") return "+00:00";
        var parts = text[1..].Split(':');
        var minutes = (Number(parts[0]) * 60) + (parts.Length > 1 ? Number(parts[1]) : 0);
        return minutes < 24 * 60 ? $"{(minutes == 0 ? '+' : text[0])}{minutes / 60:00}:{minutes % 60:00}" : null;
    }

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
