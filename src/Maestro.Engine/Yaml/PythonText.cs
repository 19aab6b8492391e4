using System.Globalization;
using System.Text;
using Maestro.Engine.Python;

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
        ScalarKind.Float => scalar.TryNumber(out var number) ? PythonFloat.Text(number) : scalar.Text,
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
                PythonQuote.Append(target, text.Text);
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
}
