using System.Globalization;
using System.Text;

namespace Maestro.Engine.Yaml;

/// <summary>Values as Python's <c>str()</c> and <c>repr()</c> write them: that is how they reach a container's environment.</summary>
internal static class PythonText
{
    /// <summary><c>str()</c> of a scalar; null when it is a date that does not exist, which Python refuses.</summary>
    public static string? Of(YamlScalar scalar) => scalar.Kind switch
    {
        ScalarKind.Null => "None",
        ScalarKind.Boolean => scalar.Boolean ? "True" : "False",
        ScalarKind.Integer => scalar.TryInteger(out var integer) ? integer.ToString(CultureInfo.InvariantCulture) : scalar.Text.Replace("_", "", StringComparison.Ordinal),
        ScalarKind.Float => scalar.TryNumber(out var number) ? Float(number) : scalar.Text,
        ScalarKind.Timestamp => PythonTimestamp.Of(scalar.Text),
        _ => scalar.Text,
    };

    /// <summary>Appends <c>repr()</c> of a node; stops early where <paramref name="limit"/> is passed, which the caller looks at.</summary>
    public static void AppendRepr(StringBuilder target, YamlNode node, int limit)
    {
        if (target.Length > limit) return;
        switch (node)
        {
            case YamlScalar { Kind: ScalarKind.Text } text:
                AppendQuoted(target, text.Text);
                break;
            case YamlScalar scalar:
                target.Append(Of(scalar) ?? scalar.Text);
                break;
            case YamlSequence sequence:
                target.Append('[');
                for (var i = 0; i < sequence.Items.Length; i++)
                {
                    if (i > 0) target.Append(", ");
                    AppendRepr(target, sequence.Items[i], limit);
                }

                target.Append(']');
                break;
            case YamlMapping mapping:
                target.Append('{');
                for (var i = 0; i < mapping.Entries.Length; i++)
                {
                    if (i > 0) target.Append(", ");
                    AppendRepr(target, mapping.Entries[i].Key, limit);
                    target.Append(": ");
                    AppendRepr(target, mapping.Entries[i].Value, limit);
                }

                target.Append('}');
                break;
        }
    }

    /// <summary>A float: the shortest digits that give it back, with Python's rule for the exponent.</summary>
    public static string Float(double value)
    {
        if (double.IsNaN(value)) return "nan";
        if (double.IsInfinity(value)) return value > 0 ? "inf" : "-inf";

        var text = value.ToString("E16", CultureInfo.InvariantCulture);
        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        var exponent = value == 0 ? 0 : int.Parse(text.AsSpan(text.IndexOf('E', StringComparison.Ordinal) + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
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

    private static string Digits(string shortest)
    {
        var mantissa = shortest.Split('E')[0].Replace(".", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        var digits = mantissa.Trim('0');
        return digits.Length == 0 ? "0" : digits;
    }

    private static void AppendQuoted(StringBuilder target, string text)
    {
        var quote = text.Contains('\'', StringComparison.Ordinal) && !text.Contains('"', StringComparison.Ordinal) ? '"' : '\'';
        target.Append(quote);
        foreach (var c in text)
        {
            _ = c switch
            {
                '\\' => target.Append(@"\\"),
                '\n' => target.Append(@"\n"),
                '\r' => target.Append(@"\r"),
                '\t' => target.Append(@"\t"),
                _ when c == quote => target.Append('\\').Append(c),
                < ' ' or '\x7f' => target.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}"),
                _ => target.Append(c),
            };
        }

        target.Append(quote);
    }
}
