using System.Globalization;
using System.Text;
using Maestro.Engine.Templates.Values;

namespace Maestro.Engine.Templates.Library.Formatting;

/// <summary><c>'%s-%03d' % (a, b)</c> and <c>'%(name)s' % map</c>.</summary>
internal static class PercentFormat
{
    /// <exception cref="TemplateFault">The fields do not fit the values.</exception>
    public static string Format(Work work, string text, object? values)
    {
        var target = new StringBuilder();
        var reader = new Values(values);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '%')
            {
                target.Append(text[i]);
                continue;
            }

            i = Field(work, text, i + 1, target, reader);
            work.ReserveText(target.Length);
        }

        reader.ThrowUnlessAllUsed();
        return target.ToString();
    }

    private static int Field(Work work, string text, int at, StringBuilder target, Values values)
    {
        work.Step();
        object? named = null;
        var isNamed = at < text.Length && text[at] == '(';
        if (isNamed)
        {
            var closed = text.IndexOf(')', at);
            if (closed < 0) throw Fault.Operation("a '%(' has no ')'");
            named = values.Named(text[(at + 1)..closed]);
            at = closed + 1;
        }

        var flags = at;
        while (at < text.Length && text[at] is '-' or '+' or ' ' or '0' or '#') at++;
        var given = text[flags..at];
        var width = Count(work, text, ref at, values);
        int? precision = null;
        if (at < text.Length && text[at] == '.')
        {
            at++;
            precision = Count(work, text, ref at, values) ?? 0;
        }

        while (at < text.Length && text[at] is 'h' or 'l' or 'L') at++;
        if (at == text.Length) throw Fault.Operation("the text ends within a '%' field: write '%%' for the character");
        var type = text[at];
        if (type == '%' && text[at - 1] == '%') target.Append('%');
        else target.Append(Written(work, type, given, width ?? 0, precision, isNamed ? named : values.Next()));
        return at;
    }

    private static int? Count(Work work, string text, ref int at, Values values)
    {
        if (at < text.Length && text[at] == '*')
        {
            at++;
            return values.Next() is long count ? work.Width(Math.Abs(count)) : throw Fault.Operation("'*' in a '%' field needs a whole number");
        }

        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        if (at == start) return null;
        return work.Width(at - start > 9 ? long.MaxValue : int.Parse(text.AsSpan(start, at - start), CultureInfo.InvariantCulture));
    }

    private static string Written(Work work, char type, string flags, int width, int? precision, object? value)
    {
        var left = flags.Contains('-', StringComparison.Ordinal);
        if (type is 's' or 'r' or 'a' or 'c')
        {
            var text = type switch
            {
                's' => Printer.Str(work, value),
                'c' => Character(value),
                'a' => Printer.Ascii(work, value),
                _ => Printer.Repr(work, value),
            };
            if (type != 'c' && precision < CodePoints.Length(text)) text = CodePoints.Substring(text, 0, precision.Value);
            var missing = new string(' ', Math.Max(width - CodePoints.Length(text), 0));
            return left ? text + missing : missing + text;
        }

        if (value is Undefined undefined) throw undefined.Fault();
        var number = Number.Of(value) ?? throw Fault.Operation($"'%{type}' needs a number, not '{TypeNames.Of(value)}'");
        if (type is 'd' or 'i' or 'u' && number.IsFloat) number = Number.Of(Conversions.Truncate(number.Float))!.Value;
        if (type is 'x' or 'X' or 'o' && number.IsFloat) throw Fault.Operation($"'%{type}' needs a whole number, not 'float'");
        if (type is not ('d' or 'i' or 'u' or 'x' or 'X' or 'o' or 'f' or 'F' or 'e' or 'E' or 'g' or 'G')) throw Fault.Operation($"'%{type}' is no field that Python has");

        var isWhole = type is 'd' or 'i' or 'u' or 'x' or 'X' or 'o';
        var form = new FormatSpecification
        {
            Type = type is 'i' or 'u' ? 'd' : type,
            Sign = flags.Contains('+', StringComparison.Ordinal) ? '+' : flags.Contains(' ', StringComparison.Ordinal) ? ' ' : '\0',
            Alternate = flags.Contains('#', StringComparison.Ordinal),
            Precision = isWhole ? null : precision,
            Width = width,
            Align = left ? '<' : flags.Contains('0', StringComparison.Ordinal) ? '=' : '>',
            Fill = !left && flags.Contains('0', StringComparison.Ordinal) ? "0" : " ",
        };
        if (!isWhole || precision is null) return form.Apply(work, isWhole ? number.Value : number.Float);

        // The precision of a whole number is its least count of digits; zeros that fill the field come before them.
        var least = precision.Value + (number.Whole < 0 || form.Sign != '\0' ? 1 : 0) + (form.Alternate && form.Type != 'd' ? 2 : 0);
        var digits = (form with { Fill = "0", Align = '=', Width = form.Fill == "0" ? Math.Max(least, width) : least }).Apply(work, number.Whole);
        return (new FormatSpecification { Width = width, Align = left ? '<' : '>' }).Apply(work, digits);
    }

    private static string Character(object? value) => Markup.TextOf(value) is { } text && CodePoints.Length(text) == 1 ? text
        : value is true or false ? value is true ? "\u0001" : "\0"
        : value is long number and >= 0 and <= 0x10ffff && number is < 0xd800 or > 0xdfff ? char.ConvertFromUtf32((int)(long)value!)
        : throw Fault.Operation("'%c' needs one character or the number of one");

    private sealed class Values(object? values)
    {
        private readonly PythonTuple? _tuple = values as PythonTuple;
        private int _used;
        private bool _isNamed;

        public object? Named(string name)
        {
            _isNamed = true;
            if (values is not PythonDictionary map) throw Fault.Operation("'%(name)' needs a map");
            return map.TryGet(name, out var value) ? value : throw Fault.Operation($"the map has no key '{name}' for the text's '%({name})'");
        }

        public object? Next()
        {
            var at = _used++;
            if (_tuple is null && at == 0) return values;
            return _tuple is not null && at < _tuple.Items.Length ? _tuple.Items[at] : throw Fault.Operation("the text has more '%' fields than there are values");
        }

        public void ThrowUnlessAllUsed()
        {
            if (_isNamed || (_tuple is null && (_used == 1 || values is PythonDictionary or PythonList or Undefined))) return;
            if (_used < (_tuple?.Items.Length ?? 1)) throw Fault.Operation("there are more values than the text has '%' fields");
        }
    }
}
