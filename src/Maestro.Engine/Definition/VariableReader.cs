using System.Collections.Immutable;
using System.Text;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>Reads <c>env</c>. Its messages show no value: any may be a secret.</summary>
internal static class VariableReader
{
    // What Linux takes for one variable (MAX_ARG_STRLEN), name and '=' not counted.
    private const int Longest = 128 * 1024;

    public static ImmutableArray<Variable> Read(Reading reading, MapReader owner)
    {
        if (owner.Find("env") is not { } node) return [];
        if (node is not YamlMapping map)
        {
            reading.Faults.Add(Catalogue.WrongType(reading.At(node), $"'env' of {owner.Owner}", "a map of variables, NAME: value", node is YamlSequence ? "a list" : "a single value"));
            return [];
        }

        var variables = ImmutableArray.CreateBuilder<Variable>();
        foreach (var (key, value) in map.Entries)
        {
            var name = PythonText.Of(key) ?? key.Text;
            if (name.Length == 0 || name.AsSpan().IndexOfAny('=', '\0') >= 0)
            {
                reading.Faults.Add(Catalogue.BadName(reading.At(key), $"the name of a variable of {owner.Owner}", "a text without '='", name.Length == 0 ? "empty" : $"'{name.Split('=', '\0')[0]}' and something behind it"));
                continue;
            }

            var what = $"variable '{name}' of {owner.Owner}";
            if (value is YamlScalar { IsNull: true }) variables.Add(new Variable(name, null));
            else if (Text(reading, value, what) is { } text) variables.Add(new Variable(name, text));
        }

        return variables.DrainToImmutable();
    }

    private static string? Text(Reading reading, YamlNode value, string what)
    {
        if (value is YamlScalar scalar) return Checked(reading, scalar, Scalar(reading, scalar, what), what);
        if (value is YamlMapping)
            reading.Faults.Add(Catalogue.NotWhatItLooksLike(reading.At(value), what, "a map", "the container gets Python's text of it"));

        var text = new StringBuilder();
        if (!Append(reading, text, value, what)) return null;
        return Checked(reading, value, text.ToString(), what);
    }

    // The items of lists, at every depth, with a blank between.
    private static bool Append(Reading reading, StringBuilder text, YamlNode node, string what)
    {
        switch (node)
        {
            case YamlSequence list:
                for (var i = 0; i < list.Items.Length && text.Length <= Longest; i++)
                {
                    if (i > 0) text.Append(' ');
                    if (!Append(reading, text, list.Items[i], what)) return false;
                }

                return true;
            case YamlScalar scalar:
                text.Append(Scalar(reading, scalar, what));
                return true;
            default:
                PythonText.AppendRepr(text, node, Longest);
                return true;
        }
    }

    private static string? Scalar(Reading reading, YamlScalar scalar, string what)
    {
        var text = PythonText.Of(scalar);
        if (text is null) reading.Faults.Add(Catalogue.BadValue(reading.At(scalar), what, "a date that exists, or a text in quotes", "no date of the calendar"));
        else if (text != scalar.Text && scalar.Kind is ScalarKind.Boolean or ScalarKind.Integer or ScalarKind.Float or ScalarKind.Timestamp)
            reading.Faults.Add(Catalogue.NotWhatItLooksLike(reading.At(scalar), what, scalar.Kind == ScalarKind.Boolean ? "a boolean" : scalar.Kind == ScalarKind.Timestamp ? "a date" : "a number", "the container gets it as Python writes it, not as it stands here"));
        return text;
    }

    private static string? Checked(Reading reading, YamlNode at, string? text, string what)
    {
        if (text?.Contains('\0', StringComparison.Ordinal) == true) reading.Faults.Add(Catalogue.BadValue(reading.At(at), what, "a text without the character NUL", "one with it"));
        else if (text?.Length > Longest) reading.Faults.Add(Catalogue.BadValue(reading.At(at), what, $"at most {Longest} characters long, as Linux takes no more", "longer"));
        else return text;
        return null;
    }
}
