using System.Globalization;

namespace Maestro.Engine.Yaml;

/// <summary>A scalar: its text as written (quotes and escapes resolved) and what it is in YAML 1.1.</summary>
internal sealed class YamlScalar(TextSpan span, string text, ScalarKind kind) : YamlNode(span, 1)
{
    public string Text { get; } = text;

    public ScalarKind Kind { get; } = kind;

    public bool IsNull => Kind == ScalarKind.Null;

    /// <summary>Of a number: written in base 60, as <c>22:22</c> is without quotes.</summary>
    public bool IsSexagesimal => Kind is ScalarKind.Integer or ScalarKind.Float && Text.Contains(':', StringComparison.Ordinal);

    /// <summary>Of an integer: written in base 8, as <c>0755</c> is without quotes.</summary>
    public bool IsOctal => Kind == ScalarKind.Integer && Text.TrimStart('-', '+') is ['0', >= '0' and <= '7' or '_', ..] && !IsSexagesimal;

    /// <summary>Of a boolean.</summary>
    public bool Boolean => Text.ToUpperInvariant() is "YES" or "TRUE" or "ON";

    public override string Description => Kind switch
    {
        ScalarKind.Null => "nothing",
        ScalarKind.Boolean => $"the boolean {Text}",
        ScalarKind.Integer or ScalarKind.Float => $"the number {Short(Text)}",
        ScalarKind.Timestamp => $"the date {Text}",
        _ => Text.Length == 0 ? "an empty text" : $"the text '{Short(Text)}'",
    };

    public override YamlNode At(TextSpan span) => new YamlScalar(span, Text, Kind);

    /// <summary>The value of an integer, when 64 bits hold it.</summary>
    public bool TryInteger(out long value)
    {
        value = 0;
        if (Kind != ScalarKind.Integer) return false;

        var isNegative = Text[0] == '-';
        var digits = Text.TrimStart('-', '+').Replace("_", "", StringComparison.Ordinal);
        try
        {
            checked
            {
                var sign = isNegative ? -1 : 1;
                if (digits.Contains(':', StringComparison.Ordinal))
                {
                    foreach (var part in digits.Split(':')) value = (value * 60) + (sign * long.Parse(part, NumberStyles.None, CultureInfo.InvariantCulture));
                }
                else
                {
                    var (numberBase, start) = digits.StartsWith("0b", StringComparison.Ordinal) ? (2, 2) : digits.StartsWith("0x", StringComparison.Ordinal) ? (16, 2) : digits[0] == '0' ? (8, 0) : (10, 0);
                    foreach (var c in digits.AsSpan(start)) value = (value * numberBase) + (sign * Convert.ToInt32(c.ToString(), 16));
                }
            }

            return true;
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    /// <summary>The value of a number. Infinite or not a number where the text says so.</summary>
    public bool TryNumber(out double value)
    {
        if (Kind == ScalarKind.Float)
        {
            value = ParseFloat(Text);
            return true;
        }

        var isInteger = TryInteger(out var integer);
        value = integer;
        return isInteger;
    }

    private static double ParseFloat(string text)
    {
        var isNegative = text[0] == '-';
        var digits = text.TrimStart('-', '+').Replace("_", "", StringComparison.Ordinal);
        double value;
        if (digits.EndsWith("inf", StringComparison.OrdinalIgnoreCase)) value = double.PositiveInfinity;
        else if (digits.EndsWith("nan", StringComparison.OrdinalIgnoreCase)) value = double.NaN;
        else
        {
            value = 0;
            foreach (var part in digits.Split(':')) value = (value * 60) + double.Parse(part, NumberStyles.Float, CultureInfo.InvariantCulture);
        }

        return isNegative ? -value : value;
    }

    private static string Short(string text)
    {
        var line = string.Concat(text.Take(61).Select(c => char.IsControl(c) ? '?' : c));
        return line.Length <= 60 ? line : $"{line[..57]}...";
    }
}
