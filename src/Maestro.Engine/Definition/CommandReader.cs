using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>Reads <c>command</c>, and <c>cmd</c>, its older name.</summary>
internal static class CommandReader
{
    /// <summary>The words; null runs the image's own command, as an empty one does.</summary>
    public static ImmutableArray<string>? Read(Reading reading, MapReader map)
    {
        var key = map.Find("command") is null ? "cmd" : "command";
        if (key == "command" && map.Find("cmd") is { } older) map.Bad(older, "cmd", "left out beside 'command', of which it is the older name");
        return Words(reading, map, key) is { IsEmpty: false } words ? words : null;
    }

    /// <summary>The words of a text, split as docker does, or of a list; null when there is none.</summary>
    public static ImmutableArray<string>? Words(Reading reading, MapReader map, string key)
    {
        if (map.Find(key) is not { } node) return null;
        ImmutableArray<string>? words = node switch
        {
            YamlScalar { Kind: ScalarKind.Text } text => Split(reading, map, key, text),
            YamlSequence list => [.. list.Items.Select(item => Word(map, key, item)).OfType<string>()],
            _ => Wrong(map, key, node),
        };
        if (words is { } found && found.Any(word => word.Contains('\0', StringComparison.Ordinal))) map.Bad(node, key, "without the character NUL");
        return words;
    }

    private static ImmutableArray<string>? Split(Reading reading, MapReader map, string key, YamlScalar text)
    {
        var words = ShellWords.Split(text.Text, out var fault);
        if (fault is not null) reading.Faults.Add(Catalogue.BadCommand(reading.At(text), $"'{key}' of {map.Owner}", fault));
        return words;
    }

    private static ImmutableArray<string>? Wrong(MapReader map, string key, YamlNode node)
    {
        map.Wrong<string>(node, key, "a text or a list of words");
        return null;
    }

    // A number is the word that stands there: sleep 0755 sleeps that long. What looks like a boolean may be meant either way.
    private static string? Word(MapReader map, string key, YamlNode item) =>
        item is YamlScalar { Kind: not (ScalarKind.Null or ScalarKind.Boolean) } scalar ? scalar.Text : map.Wrong<string>(item, key, "a list of words (in quotes where they look like something else)");
}
