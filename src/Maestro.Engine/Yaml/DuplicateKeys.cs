namespace Maestro.Engine.Yaml;

/// <summary>The keys of one map while it is read: tells the first of two equal ones.</summary>
internal sealed class DuplicateKeys
{
    // Most maps are small, and there are as many of them as instances: these need no table.
    private const int Small = 12;

    private readonly List<(YamlKey Key, YamlScalar Scalar)> _keys = [];
    private Dictionary<YamlKey, YamlScalar>? _table;

    /// <summary>The key that <paramref name="scalar"/> repeats; null when it is the first, which is then remembered.</summary>
    public YamlScalar? Add(YamlScalar scalar)
    {
        var key = YamlKey.Of(scalar);
        if (_table is not null) return _table.TryAdd(key, scalar) ? null : _table[key];

        foreach (var known in _keys)
        {
            if (known.Key == key) return known.Scalar;
        }

        _keys.Add((key, scalar));
        if (_keys.Count > Small) _table = _keys.ToDictionary(pair => pair.Key, pair => pair.Scalar);
        return null;
    }
}
