using System.Runtime.CompilerServices;

namespace Maestro.Engine.Templates.Values;

/// <summary>The order of values, as Python has it: numbers with numbers, texts with texts, lists with lists; all else has none.</summary>
internal static class Ordering
{
    /// <summary>Below 0, 0, above 0; null when a NaN is in it, with which every comparison is false.</summary>
    /// <exception cref="TemplateFault">There is no order between the two.</exception>
    public static int? Compare(Work work, object? a, object? b)
    {
        work.Step();
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw Fault.TooDeep();
        if (a is Undefined undefined || (undefined = (b as Undefined)!) is not null) throw undefined.Fault();
        if (Markup.TextOf(a) is { } text && Markup.TextOf(b) is { } other)
        {
            work.Read(text);
            return CodePoints.Compare(text, other);
        }

        if (Number.Of(a) is { } one && Number.Of(b) is { } two) return one.CompareTo(two) is not 2 and not -2 and var order ? order : null;
        return (a, b) switch
        {
            (PythonList x, PythonList y) => CompareItems(work, x.Items, y.Items),
            (PythonTuple x, PythonTuple y) => CompareItems(work, x.Items, y.Items),
            _ => throw Fault.Operation($"'{TypeNames.Of(a)}' and '{TypeNames.Of(b)}' have no order"),
        };
    }

    // Generic, so that the array of a tuple is not boxed at each comparison: a sort of a long list makes millions.
    private static int? CompareItems<TItems>(Work work, TItems a, TItems b)
        where TItems : IReadOnlyList<object?>
    {
        for (var i = 0; i < Math.Min(a.Count, b.Count); i++)
        {
            if (!Equality.AreEqual(work, a[i], b[i])) return Compare(work, a[i], b[i]);
        }

        return a.Count.CompareTo(b.Count);
    }
}
