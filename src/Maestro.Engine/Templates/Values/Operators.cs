namespace Maestro.Engine.Templates.Values;

/// <summary>The operators of expressions, but for arithmetic of numbers, which <see cref="Arithmetic"/> does.</summary>
internal static class Operators
{
    public static bool IsTrue(object? value) => value switch
    {
        null or Undefined => false,
        bool flag => flag,
        long whole => whole != 0,
        double number => number != 0,
        string text => text.Length > 0,
        PythonIterator => true,
        _ => Iteration.LengthOrNull(value) is not 0,
    };

    public static bool AreEqual(Work work, object? a, object? b) => Equality.AreEqual(work, a, b);

    public static bool Less(Work work, object? a, object? b) => Ordering.Compare(work, a, b) < 0;

    public static bool LessOrEqual(Work work, object? a, object? b) => Ordering.Compare(work, a, b) <= 0;

    public static bool Greater(Work work, object? a, object? b) => Ordering.Compare(work, a, b) > 0;

    public static bool GreaterOrEqual(Work work, object? a, object? b) => Ordering.Compare(work, a, b) >= 0;

    /// <summary>The comparison that <paramref name="sign"/> (<c>&lt; &lt;= &gt; &gt;=</c>) stands for.</summary>
    public static bool Compare(Work work, string sign, object? a, object? b) => sign switch
    {
        "<" => Less(work, a, b),
        "<=" => LessOrEqual(work, a, b),
        ">" => Greater(work, a, b),
        _ => GreaterOrEqual(work, a, b),
    };

    /// <summary><c>item in container</c>.</summary>
    /// <exception cref="TemplateFault">Nothing can be in it.</exception>
    public static bool Contains(Work work, object? container, object? item)
    {
        if (Markup.TextOf(container) is { } text)
        {
            if (item is Undefined undefined) throw undefined.Fault();
            work.Read(text);
            return text.Contains(Markup.TextOf(item) ?? throw Fault.Operation($"only a text can be in a text, not '{TypeNames.Of(item)}'"), StringComparison.Ordinal);
        }

        if (container is PythonDictionary map) return map.Contains(item);
        if (container is PythonView { Kind: "dict_keys" } keys) return keys.Source.Contains(item);
        foreach (var candidate in Iteration.Enumerate(work, container))
        {
            if (ReferenceEquals(candidate, item) || Equality.AreEqual(work, candidate, item)) return true;
        }

        return false;
    }

    /// <summary><c>~</c>: the texts of the values, one behind the other.</summary>
    public static string Concatenate(Work work, IReadOnlyList<object?> values)
    {
        var texts = new string[values.Count];
        var length = 0L;
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = Printer.Str(work, values[i]);
            work.ReserveText(length += texts[i].Length);
        }

        return string.Concat(texts);
    }

    public static object? Add(Work work, object? a, object? b)
    {
        Defined(a, b);
        switch (a, b)
        {
            case (string x, string y):
                work.ReserveText((long)x.Length + y.Length);
                return x + y;
            case (Markup or string, Markup or string):
                return new Markup(Concatenate(work, [Escaped(a), Escaped(b)]));
            case (PythonList x, PythonList y):
                work.ReserveItems((long)x.Items.Count + y.Items.Count);
                work.Steps(x.Items.Count + y.Items.Count);
                return new PythonList([.. x.Items, .. y.Items]);
            case (PythonTuple x, PythonTuple y):
                work.ReserveItems((long)x.Items.Length + y.Items.Length);
                work.Steps(x.Items.Length + y.Items.Length);
                return new PythonTuple([.. x.Items, .. y.Items]);
            default:
                return Arithmetic.Add(a, b);
        }
    }

    public static object? Subtract(Work work, object? a, object? b)
    {
        Defined(a, b);
        return Arithmetic.Subtract(a, b);
    }

    public static object? Multiply(Work work, object? a, object? b)
    {
        Defined(a, b);
        if (a is long or bool && b is string or Markup or PythonList or PythonTuple) (a, b) = (b, a);
        if (b is bool flag && a is not (long or double or bool)) b = flag ? 1L : 0L;
        return (a, b) switch
        {
            (string text, long count) => Repeat(work, text, count),
            (Markup markup, long count) => new Markup(Repeat(work, markup.Text, count)),
            (PythonList list, long count) => new PythonList(Repeat(work, list.Items, count)),
            (PythonTuple tuple, long count) => new PythonTuple([.. Repeat(work, tuple.Items, count)]),
            _ => Arithmetic.Multiply(a, b),
        };
    }

    public static object? Divide(Work work, object? a, object? b)
    {
        Defined(a, b);
        return Arithmetic.Divide(a, b);
    }

    public static object? FloorDivide(Work work, object? a, object? b)
    {
        Defined(a, b);
        return Arithmetic.FloorDivide(a, b);
    }

    /// <summary>The remainder, which has the sign of <paramref name="b"/>; of a text: the text with its % fields filled in.</summary>
    public static object? Modulo(Work work, object? a, object? b)
    {
        if (a is Markup markup) return new Markup(Library.Formatting.PercentFormat.Format(work, markup.Text, Library.Methods.MarkupMethods.Escaped(b)));
        if (a is string text) return Library.Formatting.PercentFormat.Format(work, text, b);
        Defined(a, b);
        return Arithmetic.Modulo(a, b);
    }

    public static object? Power(Work work, object? a, object? b)
    {
        Defined(a, b);
        return Arithmetic.Power(a, b, work.Limits.Exponent);
    }

    public static object? Negate(Work work, object? value)
    {
        Defined(value, null);
        return Arithmetic.Negate(value);
    }

    public static object? Plus(Work work, object? value)
    {
        Defined(value, null);
        return Arithmetic.Plus(value);
    }

    private static void Defined(object? a, object? b)
    {
        if ((a as Undefined ?? b as Undefined) is { } undefined) throw undefined.Fault();
    }

    private static string Escaped(object? value) => value is Markup markup ? markup.Text : Library.EscapeFilters.Escape((string)value!);

    private static string Repeat(Work work, string text, long count)
    {
        if (count <= 0 || text.Length == 0) return "";
        work.ReserveText((long)Int128.Min((Int128)text.Length * count, long.MaxValue));
        return new System.Text.StringBuilder().Insert(0, text, (int)count).ToString();
    }

    private static List<object?> Repeat(Work work, IReadOnlyList<object?> items, long count)
    {
        if (count <= 0 || items.Count == 0) return [];
        work.ReserveItems((long)Int128.Min((Int128)items.Count * count, long.MaxValue));
        work.Steps(items.Count * count);
        var all = new List<object?>(items.Count * (int)count);
        for (var i = 0L; i < count; i++) all.AddRange(items);
        return all;
    }
}
