using System.Globalization;

namespace Maestro.Engine.Planning;

/// <summary>The daemon's words for a state, made into ours.</summary>
internal static class Wording
{
    private static readonly (string Unit, string Short)[] Units =
        [("second", "s"), ("minute", "m"), ("hour", "h"), ("day", "d"), ("week", "w"), ("month", "mo"), ("year", "y")];

    /// <summary><c>3m</c> of <c>Up 3 minutes (healthy)</c>; the daemon's own words where they are of another kind.</summary>
    public static string UpFor(string status)
    {
        var text = status.StartsWith("Up ", StringComparison.OrdinalIgnoreCase) ? status[3..] : status;
        var bracket = text.IndexOf(" (", StringComparison.Ordinal);
        if (bracket > 0) text = text[..bracket];
        text = text.Replace(" ago", "", StringComparison.Ordinal);
        if (text.StartsWith("Less than", StringComparison.OrdinalIgnoreCase)) return "0s";

        var words = text.Replace("About an", "1", StringComparison.OrdinalIgnoreCase).Replace("About a", "1", StringComparison.OrdinalIgnoreCase).Split(' ');
        foreach (var (unit, letter) in Units)
        {
            if (words.Length == 2 && int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && words[1].TrimEnd('s') == unit)
                return $"{count}{letter}";
        }

        return text;
    }

    /// <summary><c>exited (1) 5 seconds ago</c> of <c>Exited (1) 5 seconds ago</c>; <c>created</c> where the daemon says nothing.</summary>
    public static string Lower(string status) => status.Length == 0 ? "created" : status.ToLowerInvariant();
}
