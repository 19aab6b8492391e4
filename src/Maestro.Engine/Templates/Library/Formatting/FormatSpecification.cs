using System.Globalization;
using System.Numerics;
using Maestro.Engine.Python;
using Maestro.Engine.Templates.Values;

namespace Maestro.Engine.Templates.Library.Formatting;

/// <summary>Python's format specification, <c>[[fill]align][sign][#][0][width][,][.precision][type]</c>, and what it makes of a value.</summary>
internal sealed record FormatSpecification
{
    public string Fill { get; init; } = " ";

    /// <summary>One of <c>&lt; &gt; ^ =</c>; null: what the type has.</summary>
    public char? Align { get; init; }

    /// <summary>A 0 before the width: numbers are filled behind their sign when no alignment is given.</summary>
    public bool HasZero { get; init; }

    /// <summary><c>+</c> and blank give positive numbers a sign; <c>-</c> does not, and 0 is none given.</summary>
    public char Sign { get; init; }

    /// <summary><c>#</c>: a prefix for bases, no zeros dropped.</summary>
    public bool Alternate { get; init; }

    public int Width { get; init; }

    /// <summary><c>,</c> or <c>_</c> between groups of digits; null: nothing.</summary>
    public char? Grouping { get; init; }

    public int? Precision { get; init; }

    /// <summary>Null: what fits the value.</summary>
    public char? Type { get; init; }

    /// <exception cref="TemplateFault">The text is no specification.</exception>
    public static FormatSpecification Parse(Work work, string text)
    {
        var rest = text;
        var parsed = new FormatSpecification();
        var hasFill = false;
        var first = CodePoints.Of(text).FirstOrDefault() ?? "";
        if (rest.Length > first.Length && rest[first.Length] is '<' or '>' or '^' or '=')
        {
            parsed = parsed with { Fill = first, Align = rest[first.Length] };
            rest = rest[(first.Length + 1)..];
            hasFill = true;
        }
        else if (rest is ['<' or '>' or '^' or '=', ..])
        {
            parsed = parsed with { Align = rest[0] };
            rest = rest[1..];
        }

        if (rest is ['+' or '-' or ' ', ..]) (parsed, rest) = (parsed with { Sign = rest[0] }, rest[1..]);
        if (rest is ['#', ..]) (parsed, rest) = (parsed with { Alternate = true }, rest[1..]);
        if (rest is ['0', ..]) (parsed, rest) = (parsed with { Fill = hasFill ? parsed.Fill : "0", HasZero = true }, rest[1..]);
        if (Digits(work, ref rest) is { } width) parsed = parsed with { Width = width };
        if (rest is [',' or '_', ..]) (parsed, rest) = (parsed with { Grouping = rest[0] }, rest[1..]);
        if (rest is ['.', ..])
        {
            rest = rest[1..];
            parsed = parsed with { Precision = Digits(work, ref rest) ?? throw Fault.Operation("the format has a '.' without digits behind it") };
        }

        if (rest.Length == 1) return parsed with { Type = rest[0] };
        return rest.Length == 0 ? parsed : throw Fault.Operation("the format is none that Python has");
    }

    /// <summary>The value in this form.</summary>
    /// <exception cref="TemplateFault">It does not fit.</exception>
    public string Apply(Work work, object? value)
    {
        value = Markup.Plain(value);
        if (Grouping is { } grouping && Type is not (null or 'd' or 'e' or 'E' or 'f' or 'F' or 'g' or 'G' or '%' or 's') && !(grouping == '_' && Type is 'b' or 'o' or 'x' or 'X')) throw Fault.Operation($"'{grouping}' does not go with the format '{Type}'");
        if (value is bool flag) value = flag ? 1L : 0L;
        return value switch
        {
            string text => OfText(text),
            long number when Type is null or 'd' or 'n' or 'b' or 'o' or 'x' or 'X' or 'c' => OfWhole(number),
            long number => OfFloat(number),
            double number => OfFloat(number),
            Undefined undefined => throw undefined.Fault(),
            _ => throw Fault.Operation($"'{TypeNames.Of(value)}' takes no format"),
        };
    }

    private char NumberAlign => Align ?? (HasZero ? '=' : '>');

    private string OfText(string text)
    {
        if (Type is not (null or 's')) throw Fault.Operation($"the format '{Type}' does not fit a text");
        if (Align == '=' || Sign != '\0' || Alternate || Grouping is not null) throw Fault.Operation("a sign, '#', ',' and the alignment '=' are for numbers");
        if (Precision < CodePoints.Length(text)) text = CodePoints.Substring(text, 0, Precision.Value);
        return Pad("", text, Align ?? '<');
    }

    private string OfWhole(long number)
    {
        if (Type == 'c' && (Sign != '\0' || Alternate || Precision is not null)) throw Fault.Operation("the format 'c' takes no sign, '#' or precision");
        if (Type == 'c') return number is >= 0 and <= 0x10ffff && (number is < 0xd800 or > 0xdfff) ? Pad("", char.ConvertFromUtf32((int)number), Align ?? '<') : throw Fault.Operation("no character has that number");
        if (Precision is not null) throw Fault.Operation("a whole number takes no precision");
        var magnitude = BigInteger.Abs(number);
        var (digits, prefix) = Type switch
        {
            'b' => (InBase(magnitude, 2), "0b"),
            'o' => (InBase(magnitude, 8), "0o"),
            'x' => (InBase(magnitude, 16), "0x"),
            'X' => (InBase(magnitude, 16).ToUpperInvariant(), "0X"),
            _ => (magnitude.ToString(CultureInfo.InvariantCulture), ""),
        };
        return Pad(SignOf(number < 0) + (Alternate ? prefix : ""), Grouped(digits, prefix.Length > 0 ? 4 : 3), NumberAlign);
    }

    private string OfFloat(double number)
    {
        var digits = Magnitude(Math.Abs(number));
        return Pad(SignOf(double.IsNegative(number) && !double.IsNaN(number)), digits, NumberAlign);
    }

    private string Magnitude(double value)
    {
        if (!double.IsFinite(value))
        {
            var word = (double.IsNaN(value) ? "nan" : "inf") + (Type == '%' ? "%" : "");
            return Type is 'F' or 'E' or 'G' ? word.ToUpperInvariant() : word;
        }

        var text = Type switch
        {
            'f' or 'F' => ExactDecimal.Fixed(value, Precision ?? 6),
            'e' or 'E' => ExactDecimal.Exponent(value, Precision ?? 6, Type.Value),
            'g' or 'G' or 'n' => ExactDecimal.General(value, Precision ?? 6, Type == 'G' ? 'E' : 'e', Alternate),
            '%' => $"{ExactDecimal.Fixed(value * 100, Precision ?? 6)}%",
            null when Precision is { } precision => WithPoint(ExactDecimal.General(value, precision, 'e', Alternate, withPoint: true)),
            null => PythonFloat.Text(value),
            _ => throw Fault.Operation($"the format '{Type}' does not fit a number"),
        };
        var point = text.AsSpan().IndexOfAny('.', 'e', 'E');
        if (point < 0) point = text.TrimEnd('%').Length;
        if (Alternate && !text.Contains('.', StringComparison.Ordinal)) text = text.Insert(point, ".");
        return Grouped(text[..point], 3) + text[point..];
    }

    private static string WithPoint(string text) => text.Contains('.', StringComparison.Ordinal) || text.Contains('e', StringComparison.Ordinal) ? text : $"{text}.0";

    private string SignOf(bool isNegative) => isNegative ? "-" : Sign is '-' or '\0' ? "" : Sign.ToString();

    private string Grouped(string digits, int size)
    {
        if (Grouping is not { } separator) return digits;
        for (var at = digits.Length - size; at > 0; at -= size) digits = digits.Insert(at, separator.ToString());
        return digits;
    }

    private string Pad(string sign, string body, char align)
    {
        var missing = Math.Max(Width - CodePoints.Length(body) - sign.Length, 0);
        if (missing == 0) return sign + body;
        if (align == '=' && Grouping is { } separator && Fill == "0") return sign + ZerosInGroups(body, separator, Width - sign.Length);
        string Room(int count) => string.Concat(Enumerable.Repeat(Fill, count));
        return align switch
        {
            '<' => sign + body + Room(missing),
            '^' => Room(missing / 2) + sign + body + Room(missing - (missing / 2)),
            '=' => sign + Room(missing) + body,
            _ => Room(missing) + sign + body,
        };
    }

    // Zeros that fill are grouped as digits are, and never begin with a separator.
    private static string ZerosInGroups(string body, char separator, int width)
    {
        var end = body.AsSpan().IndexOfAny('.', 'e', 'E') is >= 0 and var point ? point : body.Length;
        while (body.Length < width)
        {
            var inGroup = body[..end].LastIndexOf(separator) < 0 ? end : body.AsSpan(0, end).IndexOf(separator);
            var next = inGroup == 3 ? $"0{separator}" : "0";
            (body, end) = (next + body, end + next.Length);
        }

        return body;
    }

    private static string InBase(BigInteger number, int radix)
    {
        if (number.IsZero) return "0";
        var digits = new Stack<char>();
        for (; !number.IsZero; number /= radix) digits.Push("0123456789abcdef"[(int)(number % radix)]);
        return string.Concat(digits);
    }

    private static int? Digits(Work work, ref string rest)
    {
        var count = 0;
        while (count < rest.Length && char.IsAsciiDigit(rest[count])) count++;
        if (count == 0) return null;
        var width = work.Width(count > 9 ? long.MaxValue : int.Parse(rest.AsSpan(0, count), CultureInfo.InvariantCulture));
        rest = rest[count..];
        return width;
    }
}
