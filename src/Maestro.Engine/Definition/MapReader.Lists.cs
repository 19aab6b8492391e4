using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

// Values that may stand alone or in a list; names to texts; sizes.
internal sealed partial class MapReader
{
    /// <summary>A text or a list of texts; those that are wrong are told and left out.</summary>
    public ImmutableArray<(string Text, YamlNode At)> Texts(string key, string expected)
    {
        if (Find(key) is not { } node) return [];
        var texts = ImmutableArray.CreateBuilder<(string, YamlNode)>();
        foreach (var item in node is YamlSequence list ? list.Items : [node])
        {
            if (item is YamlScalar { Kind: ScalarKind.Text, Text: not "" } scalar && !scalar.Text.Contains('\0', StringComparison.Ordinal)) texts.Add((scalar.Text, scalar));
            else Wrong<string>(item, key, expected);
        }

        return texts.DrainToImmutable();
    }

    /// <summary>The same without places; null when there is none.</summary>
    public ImmutableArray<string>? Words(string key, string expected) => Texts(key, expected) is { IsEmpty: false } texts ? [.. texts.Select(text => text.Text)] : null;

    /// <summary>Names to values as Python writes them; null when there is none. A value that is no scalar is told.</summary>
    /// <param name="key">The key.</param>
    /// <param name="expected">"a map of options to values".</param>
    /// <param name="empty">What stands for a value that is not there.</param>
    public ImmutableSortedDictionary<string, string>? Options(string key, string expected, string empty = "None")
    {
        var options = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in Map(key, expected)?.Entries ?? [])
        {
            if (name.Text.Length == 0 || name.Text.Contains('\0', StringComparison.Ordinal)) Bad(name, key, $"{expected}, each with a name");
            else if (AsText(value, $"'{name.Text}' of {Name(key)}", empty) is { } text) options[name.Text] = text;
        }

        return options.Count == 0 ? null : options.ToImmutable();
    }

    /// <summary>A value as Python writes it, with a warning where that is not what stands there; null when it is none.</summary>
    public string? AsText(YamlNode value, string what, string empty)
    {
        if (value is YamlScalar { IsNull: true }) return empty;
        if (value is not YamlScalar scalar || PythonText.Of(scalar) is not { } text || text.Contains('\0', StringComparison.Ordinal))
        {
            _reading.Faults.Add(Catalogue.WrongType(_reading.At(value), what, "a text without the character NUL", value.Description));
            return null;
        }

        if (text != scalar.Text) _reading.Faults.Add(Catalogue.NotWhatItLooksLike(_reading.At(value), what, scalar.Kind == ScalarKind.Boolean ? "a boolean" : scalar.Kind == ScalarKind.Timestamp ? "a date" : "a number", $"the container gets it as Python writes it, {text}"));
        return text;
    }

    /// <summary>A whole number from <paramref name="least"/> on; null when it is absent or wrong.</summary>
    public long? Long(string key, long least, string expected)
    {
        if (Find(key) is not { } node) return null;
        if (node is YamlScalar { Kind: ScalarKind.Integer } scalar && scalar.TryInteger(out var value) && value >= least)
        {
            WarnOfBase(scalar, key);
            return value;
        }

        Wrong<string>(node, key, expected);
        return null;
    }
}
