namespace Maestro.Engine.Templates.Values;

/// <summary>Arithmetic as Python does it, in 64 bits: <c>/</c> always gives a float, <c>//</c> and <c>%</c> round towards minus infinity.</summary>
internal static class Arithmetic
{
    public static object Add(object? a, object? b) => Of("+", a, b, static (x, y) => checked(x + y), static (x, y) => x + y);

    public static object Subtract(object? a, object? b) => Of("-", a, b, static (x, y) => checked(x - y), static (x, y) => x - y);

    public static object Multiply(object? a, object? b) => Of("*", a, b, static (x, y) => checked(x * y), static (x, y) => x * y);

    public static object Divide(object? a, object? b)
    {
        var (x, y) = Both("/", a, b);
        if (y.Float == 0) throw DivisionByZero();
        return x.Float / y.Float;
    }

    public static object FloorDivide(object? a, object? b) => Of("//", a, b, static (x, y) => y switch
    {
        0 => throw DivisionByZero(),
        -1 => checked(-x),
        _ => (x / y) - (x % y != 0 && (x < 0) != (y < 0) ? 1 : 0),
    }, static (x, y) => y == 0 ? throw DivisionByZero() : Math.Floor((x - FloatModulo(x, y)) / y + 0.5) is var quotient && quotient == 0 ? Math.CopySign(0, x / y) : quotient);

    public static object Modulo(object? a, object? b) => Of("%", a, b, static (x, y) => y switch
    {
        0 => throw DivisionByZero(),
        -1 => 0,
        _ => x % y is var rest && rest != 0 && (rest < 0) != (y < 0) ? rest + y : rest,
    }, FloatModulo);

    public static object Power(object? a, object? b, int most)
    {
        var (x, y) = Both("**", a, b);
        if (!y.IsFloat && (y.Whole > most || y.Whole < -most)) throw Fault.TooLarge($"exponents go up to {most}");
        if (x.Float == 0 && y.Float < 0) throw Fault.Operation("0 cannot be raised to a negative power");
        if (x.IsFloat || y.IsFloat || y.Whole < 0)
        {
            if (x.Float < 0 && !double.IsInteger(y.Float)) throw Fault.Operation("a negative number cannot be raised to a broken power");
            var power = Math.Pow(x.Float, y.Float);
            return double.IsInfinity(power) && !double.IsInfinity(x.Float) ? throw Fault.TooLarge() : power;
        }

        var result = System.Numerics.BigInteger.Pow(x.Whole, (int)y.Whole);
        return result >= long.MinValue && result <= long.MaxValue ? (long)result : throw Fault.TooLarge();
    }

    public static object Negate(object? value) => Number.Of(value) is not { } number ? throw Unfit("-", value) : number.IsFloat ? -number.Float : Of("-", 0L, value, static (x, y) => checked(x - y), static (x, y) => x - y);

    public static object Plus(object? value) => Number.Of(value) is not { } number ? throw Unfit("+", value) : number.Value;

    private static object Of(string sign, object? a, object? b, Func<long, long, long> whole, Func<double, double, double> broken)
    {
        var (x, y) = Both(sign, a, b);
        if (x.IsFloat || y.IsFloat) return broken(x.Float, y.Float);
        try
        {
            return Number.Boxed(whole(x.Whole, y.Whole));
        }
        catch (OverflowException)
        {
            throw Fault.TooLarge();
        }
    }

    private static (Number, Number) Both(string sign, object? a, object? b) => Number.Of(a) is { } x && Number.Of(b) is { } y
        ? (x, y)
        : throw Fault.Operation($"'{sign}' does not fit '{TypeNames.Of(a)}' and '{TypeNames.Of(b)}'{(sign == "+" && (a is string || b is string) ? "; '~' joins the texts of any values" : "")}");

    private static TemplateFault Unfit(string sign, object? value) => Fault.Operation($"'{sign}' does not fit '{TypeNames.Of(value)}'");

    private static double FloatModulo(double x, double y)
    {
        if (y == 0) throw DivisionByZero();
        var rest = x % y;
        if (rest != 0) return (rest < 0) != (y < 0) ? rest + y : rest;
        return Math.CopySign(0, y);
    }

    private static TemplateFault DivisionByZero() => Fault.Operation("division by zero");
}
