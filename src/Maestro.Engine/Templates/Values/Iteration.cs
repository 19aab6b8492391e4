namespace Maestro.Engine.Templates.Values;

/// <summary>Walking through values, and their lengths.</summary>
internal static class Iteration
{
    /// <summary>The items: characters of a text, keys of a map, nothing of what is undefined.</summary>
    /// <exception cref="TemplateFault">The value has none.</exception>
    public static IEnumerable<object?> Enumerate(Work work, object? value) => value switch
    {
        PythonList list => Live(work, list),
        PythonTuple tuple => tuple.Items,
        PythonDictionary map => map.Keys,
        string text => CodePoints.Of(text),
        Markup markup => CodePoints.Of(markup.Text),
        PythonView view => view.Items,
        PythonRange range => range.Numbers,
        PythonIterator iterator => iterator.Rest(),
        Undefined => [],
        IEnumerable<object?> other => other,
        _ => throw Fault.Operation($"'{TypeNames.Of(value)}' cannot be walked through: a list, a map or a text can"),
    };

    /// <summary>The number of items.</summary>
    /// <exception cref="TemplateFault">It has no length.</exception>
    public static long Length(object? value) => LengthOrNull(value) ?? throw Fault.Operation(value is PythonIterator
        ? "what map, select and their like give has no length: put |list before"
        : $"'{TypeNames.Of(value)}' has no length");

    /// <summary>The number of items; null when it has no length.</summary>
    public static long? LengthOrNull(object? value) => value switch
    {
        PythonList list => list.Items.Count,
        PythonTuple tuple => tuple.Items.Length,
        PythonDictionary map => map.Count,
        string text => CodePoints.Length(text),
        Markup markup => CodePoints.Length(markup.Text),
        PythonView view => view.Source.Count,
        PythonRange range => range.Length,
        Undefined => 0,
        IReadOnlyCollection<object?> other => other.Count,
        _ => null,
    };

    // A list that grows while it is walked through is walked through to its new end, as in Python.
    private static IEnumerable<object?> Live(Work work, PythonList list)
    {
        for (var i = 0; i < list.Items.Count; i++)
        {
            work.Step();
            yield return list.Items[i];
        }
    }
}
