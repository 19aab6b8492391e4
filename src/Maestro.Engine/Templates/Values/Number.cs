namespace Maestro.Engine.Templates.Values;

/// <summary>A number as Python compares it: whole numbers and floats are one family, and true is 1.</summary>
internal readonly struct Number : IComparable<Number>
{
    private const int LeastKept = -128;
    private const int MostKept = 1023;

    // The whole numbers that templates count with, made once: a long loop would keep a box for each.
    private static readonly object[] Kept = [.. Enumerable.Range(LeastKept, MostKept - LeastKept + 1).Select(number => (object)(long)number)];

    private readonly double _float;

    private Number(long whole, double value, bool isFloat) => (Whole, _float, IsFloat) = (whole, value, isFloat);

    public bool IsFloat { get; }

    /// <summary>Its value when it is no float.</summary>
    public long Whole { get; }

    public double Float => IsFloat ? _float : Whole;

    /// <summary>Itself: a long or a double.</summary>
    public object Value => IsFloat ? _float : (object)Whole;

    /// <summary>The number that <paramref name="value"/> is; null when it is none.</summary>
    public static Number? Of(object? value) => value switch
    {
        bool flag => new Number(flag ? 1 : 0, 0, false),
        long whole => new Number(whole, 0, false),
        double number => new Number(0, number, true),
        _ => null,
    };

    /// <summary>A whole number as a value.</summary>
    public static object Boxed(long number) => number is >= LeastKept and <= MostKept ? Kept[number - LeastKept] : number;

    /// <summary>By exact value: a long and a double that only round to each other differ. NaN is never the same.</summary>
    public int CompareTo(Number other)
    {
        if (!IsFloat && !other.IsFloat) return Whole.CompareTo(other.Whole);
        if (IsFloat && other.IsFloat) return _float < other._float ? -1 : _float > other._float ? 1 : _float == other._float ? 0 : 2;
        return IsFloat ? -Against(other.Whole, _float) : Against(Whole, other._float);
    }

    public override int GetHashCode() => !IsFloat ? Whole.GetHashCode() : double.IsInteger(_float) && Math.Abs(_float) < 9e18 ? ((long)_float).GetHashCode() : _float.GetHashCode();

    private static int Against(long whole, double value)
    {
        if (double.IsNaN(value)) return 2;
        if (value >= 9223372036854775808.0) return -1;
        if (value < -9223372036854775808.0) return 1;
        var floor = Math.Floor(value);
        var order = whole.CompareTo((long)floor);
        return order != 0 ? order : value > floor ? -1 : 0;
    }
}
