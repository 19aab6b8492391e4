using Maestro.Engine.Templates.Library.Formatting;
using Maestro.Engine.Templates.Values;

namespace Maestro.Engine.Templates.Library;

/// <summary>Filters that make numbers.</summary>
internal static class NumberFilters
{
    public static Dictionary<string, Filter> All { get; } = new(StringComparer.Ordinal)
    {
        ["int"] = Integer,
        ["float"] = Float,
        ["round"] = Round,
        ["abs"] = static (_, value, arguments) => Read("abs", arguments, 0) is null ? null : Of("abs", value) is var number && number.IsFloat ? Math.Abs(number.Float) : number.Whole < 0 ? Arithmetic.Negate(number.Whole) : number.Value,
        ["sum"] = Sum,
    };

    private static object? Integer(Work work, object? value, Arguments arguments)
    {
        var read = Read("int", arguments, 0, "default", "base");
        var otherwise = read.Has(0) ? read[0] : 0L;
        var radix = read.Integer(1, 10);
        if (radix is not (0 or (>= 2 and <= 36))) throw Fault.Operation("the base of filter 'int' goes from 2 to 36");
        switch (Markup.Plain(value))
        {
            case Undefined undefined:
                throw undefined.Fault();
            case string text:
                if (Conversions.Integer(text, radix) is { } number) return number;
                return Conversions.Float(text) is { } broken && double.IsFinite(broken) ? Conversions.Truncate(broken) : otherwise;
            case double real:
                return double.IsFinite(real) ? Conversions.Truncate(real) : otherwise;
            default:
                return Number.Of(value) is { } whole ? whole.Whole : otherwise;
        }
    }

    private static object? Float(Work work, object? value, Arguments arguments)
    {
        var read = Read("float", arguments, 0, "default");
        var otherwise = read.Has(0) ? read[0] : 0.0;
        if (value is Undefined undefined) throw undefined.Fault();
        return Markup.TextOf(value) is { } text ? Conversions.Float(text) ?? otherwise : Number.Of(value) is { } number ? number.Float : otherwise;
    }

    private static object Round(Work work, object? value, Arguments arguments)
    {
        var read = Read("round", arguments, 0, "precision", "method");
        var number = Of("round", value);
        var precision = (int)Math.Clamp(read.Integer(0), -1000, 1000);
        switch (read.Text(1, "common"))
        {
            case "common" when !number.IsFloat:
                return precision >= 0 ? number.Whole : Whole(number.Whole, precision);
            case "common":
                return ExactDecimal.Round(number.Float, precision);
            // A zero loses its sign, as Python rounds to a whole number here.
            case "ceil":
                return (Math.Ceiling(number.Float * Math.Pow(10, precision)) + 0.0) / Math.Pow(10, precision);
            case "floor":
                return (Math.Floor(number.Float * Math.Pow(10, precision)) + 0.0) / Math.Pow(10, precision);
            default:
                throw Fault.Operation("the method of filter 'round' is common, ceil or floor");
        }
    }

    private static object Whole(long number, int precision)
    {
        if (precision < -19) return 0L;
        var unit = Int128.Parse($"1{new string('0', -precision)}", System.Globalization.CultureInfo.InvariantCulture);
        var (quotient, rest) = Int128.DivRem(Int128.Abs(number), unit);
        if (rest * 2 > unit || (rest * 2 == unit && Int128.IsOddInteger(quotient))) quotient++;
        var rounded = quotient * unit * (number < 0 ? -1 : 1);
        return rounded >= long.MinValue && rounded <= long.MaxValue ? (long)rounded : throw Fault.TooLarge();
    }

    private static object? Sum(Work work, object? value, Arguments arguments)
    {
        var read = Read("sum", arguments, 0, "attribute", "start");
        var attribute = Sorting.Attribute(work, read[0]);
        var sum = read.Has(1) ? read[1] : 0L;
        if (Markup.TextOf(sum) is not null) throw Fault.Operation("filter 'sum' adds no texts: join does");
        foreach (var item in Iteration.Enumerate(work, value))
        {
            work.Step();
            sum = Operators.Add(work, sum, attribute(item));
        }

        return sum;
    }

    private static Number Of(string filter, object? value) => value is Undefined undefined ? throw undefined.Fault()
        : Number.Of(value) ?? throw Fault.Operation($"filter '{filter}' needs a number, not '{TypeNames.Of(value)}'; |int or |float makes one");

    private static ArgumentReader Read(string name, Arguments arguments, int required, params string[] names) => new($"filter '{name}'", arguments, required, names);
}
