using System.Globalization;
using System.Text;
using Maestro.Engine.Templates.Values;

namespace Maestro.Engine.Templates.Library.Formatting;

/// <summary><c>'{} {0} {name} {0[key]:&gt;5}'.format(...)</c>.</summary>
internal static class BraceFormat
{
    /// <exception cref="TemplateFault">The fields do not fit the arguments.</exception>
    public static object? Format(Work work, string text, Arguments arguments)
    {
        var next = 0;
        return Fill(work, text, arguments, ref next, depth: 0);
    }

    private static string Fill(Work work, string text, Arguments arguments, ref int next, int depth)
    {
        if (depth > 2) throw Fault.Operation("fields within fields within fields are one too many");
        var target = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '{' or '}' && i + 1 < text.Length && text[i + 1] == c && (depth == 0 || c == '{'))
            {
                target.Append(c);
                i++;
            }
            else if (c == '{')
            {
                var end = End(text, i);
                target.Append(Field(work, text[(i + 1)..end], arguments, ref next, depth));
                work.ReserveText(target.Length);
                i = end;
            }
            else
            {
                target.Append(c == '}' ? throw Fault.Operation("the text has a '}' that nothing opens: write '}}' for the character") : c);
            }
        }

        return target.ToString();
    }

    private static int End(string text, int start)
    {
        var open = 0;
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] == '{') open++;
            else if (text[i] == '}' && --open == 0) return i;
        }

        throw Fault.Operation("the text has a '{' that nothing closes: write '{{' for the character");
    }

    private static string Field(Work work, string field, Arguments arguments, ref int next, int depth)
    {
        work.Step();
        var bracket = field.IndexOf('[', StringComparison.Ordinal);
        var from = bracket >= 0 && field.IndexOf(']', bracket) is >= 0 and var closed ? closed : 0;
        var colon = field.IndexOf(':', from);
        var (name, specification) = colon < 0 ? (field, "") : (field[..colon], field[(colon + 1)..]);
        var conversion = name.Length >= 2 && name[^2] == '!' ? name[^1] : '\0';
        if (conversion != '\0') name = name[..^2];

        var value = Value(work, name, arguments, ref next);
        value = conversion switch
        {
            '\0' => value,
            's' => Printer.Str(work, value),
            'r' => Printer.Repr(work, value),
            'a' => Printer.Ascii(work, value),
            _ => throw Fault.Operation($"'!{conversion}' is no conversion: !s and !r are"),
        };
        if (specification.Contains('{', StringComparison.Ordinal)) specification = Fill(work, specification, arguments, ref next, depth + 1);
        return specification.Length == 0 ? Printer.Str(work, value) : FormatSpecification.Parse(work, specification).Apply(work, value);
    }

    private static object? Value(Work work, string name, Arguments arguments, ref int next)
    {
        var end = name.AsSpan().IndexOfAny('.', '[');
        var first = end < 0 ? name : name[..end];
        object? value;
        if (first.Length == 0 || first.All(char.IsAsciiDigit))
        {
            if (first.Length == 0 && next < 0 || first.Length > 0 && next > 0) throw Fault.Operation("fields are either all numbered or none is");
            var index = first.Length > 0 ? int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue : next++;
            if (first.Length > 0) next = -1;
            value = index < arguments.Positional.Count ? arguments.Positional[index] : throw Fault.Operation($"method 'format' has no argument for field {index}");
        }
        else
        {
            value = arguments.Named.Where(named => named.Key == first).Select(named => (object?)(named.Value, true)).FirstOrDefault() is (var found, true)
                ? found
                : throw Fault.Operation($"method 'format' has no argument '{first}'");
        }

        while (end >= 0 && end < name.Length) value = Step(work, name, ref end, value);
        return value;
    }

    private static object? Step(Work work, string name, ref int at, object? value)
    {
        object? key;
        if (name[at] == '[')
        {
            var closed = name.IndexOf(']', at);
            if (closed < 0) throw Fault.Operation("a field has a '[' that nothing closes");
            var text = name[(at + 1)..closed];
            key = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : text;
            at = closed + 1;
        }
        else
        {
            var end = name.AsSpan(at + 1).IndexOfAny('.', '[') is >= 0 and var length ? at + 1 + length : name.Length;
            key = name[(at + 1)..end];
            at = end;
            return value is ITemplateObject known && known.TryGetAttribute((string)key, out var attribute) ? attribute : throw Fault.Operation($"a field asks for an attribute that '{TypeNames.Of(value)}' does not have");
        }

        return Attributes.GetItem(work, value, key) is var item && item is Undefined undefined ? throw undefined.Fault() : item;
    }
}
