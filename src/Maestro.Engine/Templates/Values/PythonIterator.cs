namespace Maestro.Engine.Templates.Values;

/// <summary>What Jinja gives as a generator: it can be walked through once, has no length, and counts as true even when it is empty.</summary>
internal sealed class PythonIterator(IEnumerable<object?> items) : IDisposable
{
    private readonly IEnumerator<object?> _items = items.GetEnumerator();

    /// <summary>A generator whose work, and whose faults, begin when the first item is asked for.</summary>
    public static PythonIterator Lazy(Func<IEnumerable<object?>> items) => new(Later(items));

    public IEnumerable<object?> Rest()
    {
        while (_items.MoveNext()) yield return _items.Current;
    }

    public void Dispose() => _items.Dispose();

    private static IEnumerable<object?> Later(Func<IEnumerable<object?>> items)
    {
        foreach (var item in items()) yield return item;
    }
}
