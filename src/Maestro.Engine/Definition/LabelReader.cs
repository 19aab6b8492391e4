using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>Reads <c>labels</c>: a map, or a list of <c>name=value</c> and <c>name</c>.</summary>
internal static class LabelReader
{
    private static readonly ImmutableArray<string> Ours = [Labels.Environment, Labels.Service, Labels.Instance, Labels.Config, Labels.Run];

    public static ImmutableSortedDictionary<string, string>? Read(Reading reading, MapReader owner)
    {
        var labels = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        switch (owner.Find("labels"))
        {
            case null:
                break;
            case YamlMapping map:
                foreach (var (key, value) in map.Entries)
                {
                    if (owner.AsText(value, $"label '{key.Text}' of {owner.Owner}", empty: "") is { } text) Add(reading, owner, key, labels, key.Text, text);
                }

                break;
            case YamlSequence list:
                foreach (var item in list.Items)
                {
                    if (item is not YamlScalar { IsNull: false }) owner.Wrong<string>(item, "labels", "a list of labels, name=value");
                    else if (owner.AsText(item, $"a label of {owner.Owner}", empty: "") is { } text) Add(reading, owner, item, labels, text.Split('=')[0], text.Contains('=', StringComparison.Ordinal) ? text[(text.IndexOf('=', StringComparison.Ordinal) + 1)..] : "");
                }

                break;
            case var other:
                owner.Wrong<string>(other, "labels", "a map of labels, or a list of name=value");
                break;
        }

        return labels.Count == 0 ? null : labels.ToImmutable();
    }

    private static void Add(Reading reading, MapReader owner, YamlNode at, ImmutableSortedDictionary<string, string>.Builder labels, string name, string value)
    {
        if (name.Length == 0 || name.Contains('\0', StringComparison.Ordinal)) reading.Faults.Add(Catalogue.BadName(reading.At(at), $"the name of a label of {owner.Owner}", "a text of at least one character, without the character NUL", name.Length == 0 ? "empty" : "one with it"));
        else if (Ours.Contains(name)) reading.Faults.Add(Catalogue.BadName(reading.At(at), $"the name of a label of {owner.Owner}", "another one", $"'{name}', which Maestro.Cake sets itself"));
        else labels[name] = value;
    }
}
