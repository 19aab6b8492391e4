using System.Runtime.CompilerServices;

namespace Maestro.Engine.Templates.Values;

/// <summary>Whether values are equal, as Python has it: numbers by value, lists, tuples and maps by what they hold.</summary>
internal static class Equality
{
    /// <exception cref="TemplateFault">The values hold themselves.</exception>
    public static bool AreEqual(Work work, object? a, object? b)
    {
        work.Step();
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw Fault.TooDeep();
        if (Markup.TextOf(a) is { } text)
        {
            work.Read(text);
            return Markup.TextOf(b) is { } other && text == other;
        }

        if (Number.Of(a) is { } one) return Number.Of(b) is { } two && one.CompareTo(two) == 0;
        return (a, b) switch
        {
            (PythonList x, PythonList y) => ReferenceEquals(x, y) || AreEqualItems(work, x.Items, y.Items),
            (PythonTuple x, PythonTuple y) => ReferenceEquals(x, y) || AreEqualItems(work, x.Items, y.Items),
            (PythonDictionary x, PythonDictionary y) => ReferenceEquals(x, y) || (x.Count == y.Count && x.Entries.All(entry => y.TryGet(entry.Key, out var value) && AreEqual(work, entry.Value, value))),
            (PythonRange x, PythonRange y) => x.Length == y.Length && (x.Length == 0 || (x.Start == y.Start && (x.Length == 1 || x.Step == y.Step))),
            (PythonView x, PythonView y) when x.Kind == y.Kind && x.Kind != "dict_values" => x.Source.Count == y.Source.Count && x.Items.All(item => y.Items.Any(candidate => AreEqual(work, item, candidate))),
            (Undefined, Undefined) => true,
            _ => ReferenceEquals(a, b),
        };
    }

    private static bool AreEqualItems<TItems>(Work work, TItems a, TItems b)
        where TItems : IReadOnlyList<object?>
    {
        if (a.Count != b.Count) return false;
        for (var i = 0; i < a.Count; i++)
        {
            if (!AreEqual(work, a[i], b[i])) return false;
        }

        return true;
    }
}
