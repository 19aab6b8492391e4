namespace Maestro.Engine.Templates.Values;

/// <summary>A dictionary: keeps the order of insertion, compares keys as Python does.</summary>
internal sealed class PythonDictionary(PythonKeyComparer? comparer = null)
{
    private readonly OrderedDictionary<PythonKey, object?> _entries = new(comparer ?? PythonKeyComparer.Ordinal);

    public PythonDictionary(IEnumerable<KeyValuePair<object?, object?>> entries)
        : this()
    {
        foreach (var (key, value) in entries) Set(key, value);
    }

    /// <summary>Whether it refuses to be changed, as <c>env</c> does: changing it would change nothing, or the process.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Whether it is <c>env</c>: what it lacks is a variable that is not set.</summary>
    public bool IsEnvironment { get; init; }

    public int Count => _entries.Count;

    /// <exception cref="TemplateFault">It was changed in the meantime.</exception>
    public IEnumerable<KeyValuePair<object?, object?>> Entries
    {
        get
        {
            for (int i = 0, count = _entries.Count; i < count; i++)
            {
                if (_entries.Count != count) throw Fault.Operation("the map changed its size while it was walked through");
                var (key, value) = _entries.GetAt(i);
                yield return new(key.Value, value);
            }
        }
    }

    public IEnumerable<object?> Keys => Entries.Select(entry => entry.Key);

    public bool TryGet(object? key, out object? value) => _entries.TryGetValue(new PythonKey(key), out value);

    public bool Contains(object? key) => _entries.ContainsKey(new PythonKey(key));

    /// <summary>Fills it while it is made; changes of a template go through <see cref="ForChange"/>.</summary>
    public void Set(object? key, object? value) => _entries[new PythonKey(key)] = value;

    public bool Remove(object? key, out object? value) => _entries.Remove(new PythonKey(key), out value);

    public void Clear() => _entries.Clear();

    /// <summary>Itself, when it may be changed.</summary>
    /// <exception cref="TemplateFault">It may not.</exception>
    public PythonDictionary ForChange() => IsReadOnly ? throw Fault.Operation("env cannot be changed: copy it with dict(env)") : this;

    public PythonDictionary Copy() => new(Entries);
}
