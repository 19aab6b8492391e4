namespace Maestro.Engine.Yaml;

/// <summary>The keys of one map while it is read: tells the first of two equal ones.</summary>
internal sealed class DuplicateKeys
{
    // Most maps are small, and there are as many of them as instances: these need no table.
    private const int Small = 12;

    private readonly List<YamlScalar> _keys = new(Small + 1);
    private Dictionary<YamlKey, YamlScalar>? _table;

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        _keys.Clear();
        _table = null;
    }

    /// <summary>The key that <paramref name="key"/> repeats; null when it is the first, which is then remembered.</summary>
    public YamlScalar? Add(YamlScalar key)
    {
        if (_table is not null) return _table.TryAdd(YamlKey.Of(key), key) ? null : _table[YamlKey.Of(key)];

        foreach (var known in _keys)
        {
            if (AreEqual(known, key)) return known;
        }

        _keys.Add(key);
        if (_keys.Count > Small) _table = _keys.ToDictionary(YamlKey.Of);
        return null;
    }

    private static bool AreEqual(YamlScalar one, YamlScalar other) => one.Kind == ScalarKind.Text && other.Kind == ScalarKind.Text
        ? one.Text == other.Text
        : YamlKey.Of(one) == YamlKey.Of(other);
}
