using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

// Texts of some kind: names, words, secrets, paths, addresses.
internal sealed partial class MapReader
{
    /// <summary>A name: what looks like a number or a boolean is one by its text, too.</summary>
    public string? RequiredName(string key, string example)
    {
        if (Find(key) is YamlScalar { Kind: not (ScalarKind.Text or ScalarKind.Null) } name) return name.Text;
        return RequiredText(key, example);
    }

    /// <summary>A text that is taken as it is written, whatever YAML takes it for; null when it is absent or wrong. Its message shows no value.</summary>
    public string? Written(string key)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case YamlScalar { Text: not "" } scalar when !scalar.Text.Contains('\0', StringComparison.Ordinal):
                return scalar.Text;
            case { } other:
                _reading.Faults.Add(Catalogue.WrongType(_reading.At(other), Name(key), "a text of at least one character, without the character NUL", other is YamlScalar { Text: not "" } ? "one with it" : other.Description));
                return null;
        }
    }

    /// <summary>One of some words, in either case; null when it is absent or wrong.</summary>
    public string? OneOf(string key, params ImmutableArray<string> words)
    {
        if (Find(key) is { } node and not YamlScalar { Kind: ScalarKind.Text }) return Wrong<string>(node, key, Words());
        if (Text(key) is not { } text) return null;
        if (words.FirstOrDefault(word => word.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } found) return found;
        Bad(Find(key)!, key, Words(), $"{Find(key)!.Description}{Suggestion.Text(text, words)}");
        return null;

        string Words() => $"{string.Join(", ", words[..^1])} or {words[^1]}";
    }

    /// <summary>What no message may show; null when it is absent or wrong.</summary>
    public Secret? Secret(string key) => Written(key) is { } text ? new Secret(text) : null;

    /// <summary>A path of this machine, in full.</summary>
    public string? FilePath(string key) => Text(key) is { } path ? _reading.FullPath(path) : null;

    /// <summary>The address of a page; null when it is absent or wrong.</summary>
    public Uri? Address(string key, bool isRequired = false)
    {
        if ((isRequired ? RequiredText(key, $"{key}: https://example.com/hook") : Text(key)) is not { } text) return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https") return uri;
        Bad(Find(key)!, key, "an address that begins with http:// or https://", "something else");
        return null;
    }

    /// <summary>Names to values, in the order of the file: headers, fields, options. Values are taken as Python writes them.</summary>
    public ImmutableArray<(string Name, Secret Value)> Pairs(string key, string expected)
    {
        var pairs = ImmutableArray.CreateBuilder<(string, Secret)>();
        foreach (var (name, value) in Map(key, expected)?.Entries ?? [])
        {
            if (value is YamlScalar scalar && PythonText.Of(scalar) is { } text && !text.Contains('\0', StringComparison.Ordinal)) pairs.Add((name.Text, new Secret(scalar.IsNull ? "" : text)));
            else _reading.Faults.Add(Catalogue.WrongType(_reading.At(value), $"'{name.Text}' of {Name(key)}", "a text", value is YamlScalar ? "something else" : value.Description));
        }

        return pairs.DrainToImmutable();
    }
}
