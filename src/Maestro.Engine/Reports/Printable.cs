using System.Text.RegularExpressions;

namespace Maestro.Engine.Reports;

/// <summary>Text that came from elsewhere, a container's output or a daemon's message, made safe to print: it must not move the cursor or colour what follows.</summary>
public static partial class Printable
{
    /// <summary>The text in one line, without escape sequences; any other control character becomes a space.</summary>
    public static string Line(string text)
    {
        if (!text.Any(char.IsControl)) return text;

        return string.Concat(EscapeSequence().Replace(text, "").TrimEnd().Select(one => char.IsControl(one) ? ' ' : one));
    }

    // CSI sequences (colours, cursor), OSC sequences (titles, links), and the two-character ones.
    [GeneratedRegex(@"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\^_])")]
    private static partial Regex EscapeSequence();
}
