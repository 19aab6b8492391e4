using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>Reads the values of one map; tells of keys that are unknown and of values that have a wrong type. A key without a value counts as absent.</summary>
internal sealed partial class MapReader
{
    private readonly Reading _reading;
    private readonly YamlNode _at;
    private readonly ImmutableArray<YamlEntry> _entries;
    private readonly ImmutableArray<YamlEntry> _defaults;

    /// <param name="reading">The file.</param>
    /// <param name="at">Where a key that is missing is told: the key that the map belongs to.</param>
    /// <param name="map">The map.</param>
    /// <param name="keys">Its keys.</param>
    /// <param name="owner">What it describes, for messages: "ship 'local'".</param>
    /// <param name="defaults">Values for keys that it lacks; these have been checked on their own.</param>
    public MapReader(Reading reading, YamlNode at, YamlMapping map, KeySet keys, string owner, YamlMapping? defaults = null)
    {
        _reading = reading;
        _at = at;
        _entries = map.Entries;
        _defaults = defaults?.Entries ?? [];
        Owner = owner;
        foreach (var entry in _entries) CheckKey(entry.Key, keys);
    }

    /// <summary>What the map describes, for messages.</summary>
    public string Owner { get; }

    /// <summary>The value of <paramref name="key"/>, or null.</summary>
    public YamlNode? Find(string key) => Find(_entries, key) ?? Find(_defaults, key);

    /// <summary>The key itself, where it stands; null when it has no value.</summary>
    public YamlScalar? Key(string key) => KeyIn(_entries, key) ?? KeyIn(_defaults, key);

    /// <summary>Whether the map itself has a value for <paramref name="key"/>, not only its defaults.</summary>
    public bool IsOwn(string key) => Find(_entries, key) is not null;

    /// <summary>A text; null when it is absent or wrong.</summary>
    public string? Text(string key) => Find(key) switch
    {
        null => null,
        YamlScalar { Kind: ScalarKind.Text, Text: not "" } scalar when !scalar.Text.Contains('\0', StringComparison.Ordinal) => scalar.Text,
        YamlScalar { Kind: ScalarKind.Text, Text: not "" } scalar => Wrong<string>(scalar, key, "a text without the character NUL"),
        { } other => Wrong<string>(other, key, other is YamlScalar { Kind: not ScalarKind.Text } ? "a text (in quotes)" : "a text of at least one character"),
    };

    /// <summary>A text that must be there; null when it is not.</summary>
    public string? RequiredText(string key, string example)
    {
        if (Find(key) is null) _reading.Faults.Add(Catalogue.MissingKey(_reading.At(_at), key, Owner, example));
        return Text(key);
    }

    /// <summary>A boolean, false when it is absent or wrong.</summary>
    public bool Flag(string key) => Choice(key) == true;

    /// <summary>A boolean; null when it is absent or wrong.</summary>
    public bool? Choice(string key)
    {
        var node = Find(key);
        if (node is YamlScalar { Kind: ScalarKind.Boolean } flag) return flag.Boolean;
        if (node is not null) Wrong<string>(node, key, "true or false");
        return null;
    }

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public int? Integer(string key, int least, int most)
    {
        if (Find(key) is not { } node) return null;
        if (node is YamlScalar { Kind: ScalarKind.Integer } scalar && scalar.TryInteger(out var value) && value >= least && value <= most)
        {
            WarnOfBase(scalar, key);
            return (int)value;
        }

        Wrong<string>(node, key, $"a whole number from {least} to {most}");
        return null;
    }

    /// <summary>A time in seconds.</summary>
    public TimeSpan? Seconds(string key, bool mayBeZero)
    {
        // More than a month is a mistake, and the most that a wait can be told.
        const double Most = 2_592_000;
        if (Find(key) is not { } node) return null;
        if (node is YamlScalar { Kind: ScalarKind.Integer or ScalarKind.Float } scalar && scalar.TryNumber(out var value) && (value > 0 || (mayBeZero && value == 0)) && value <= Most)
        {
            WarnOfBase(scalar, key);
            return TimeSpan.FromSeconds(value);
        }

        Wrong<string>(node, key, $"a number of seconds {(mayBeZero ? "from 0" : "above 0")}, at most {Most:0}");
        return null;
    }

    /// <summary>A map; null when it is absent or wrong.</summary>
    public YamlMapping? Map(string key, string expected) => Find(key) switch
    {
        null => null,
        YamlMapping map => map,
        { } other => Wrong<YamlMapping>(other, key, expected),
    };

    /// <summary>A list; empty when it is absent or wrong.</summary>
    public ImmutableArray<YamlNode> List(string key, string expected)
    {
        var node = Find(key);
        if (node is YamlSequence list) return list.Items;
        if (node is not null) Wrong<string>(node, key, expected);
        return [];
    }

    /// <summary>Says that the value of <paramref name="key"/> is of a wrong type.</summary>
    public T? Wrong<T>(YamlNode node, string key, string expected)
        where T : class
    {
        _reading.Faults.Add(Catalogue.WrongType(_reading.At(node), Name(key), expected, node.Description));
        return null;
    }

    /// <summary>Says that the value of <paramref name="key"/> is bad.</summary>
    public void Bad(YamlNode node, string key, string expected, string? found = null) => _reading.Faults.Add(Catalogue.BadValue(_reading.At(node), Name(key), expected, found ?? node.Description));

    /// <summary>A key of the map in words: "'timeout' of ship 'local'". One whose value comes from the defaults is theirs, so that their fault is told once for all who have it.</summary>
    public string Name(string key) => $"'{key}' of {(IsOwn(key) || Find(_defaults, key) is null ? Owner : "'ship_defaults'")}";

    private void CheckKey(YamlScalar key, KeySet keys)
    {
        if (!keys.Keys.Contains(key.Text)) _reading.Faults.Add(Catalogue.UnknownKey(_reading.At(key), key.Text, Owner, keys.Keys, keys.HomeOf(key.Text)));
    }

    private void WarnOfBase(YamlScalar scalar, string key)
    {
        if (scalar.IsSexagesimal) _reading.Faults.Add(Catalogue.NotWhatItLooksLike(_reading.At(scalar), Name(key), "a number in base 60", "its parts are multiplied by 60"));
        else if (scalar.IsOctal) _reading.Faults.Add(Catalogue.NotWhatItLooksLike(_reading.At(scalar), Name(key), "a number in base 8", $"it is {PythonText.Of(scalar)}"));
    }

    private static YamlScalar? KeyIn(ImmutableArray<YamlEntry> entries, string key)
    {
        foreach (var entry in entries)
        {
            if (entry.Key.Text == key) return entry.Value is YamlScalar { IsNull: true } ? null : entry.Key;
        }

        return null;
    }

    private static YamlNode? Find(ImmutableArray<YamlEntry> entries, string key)
    {
        foreach (var entry in entries)
        {
            if (entry.Key.Text == key) return entry.Value is YamlScalar { IsNull: true } ? null : entry.Value;
        }

        return null;
    }
}
