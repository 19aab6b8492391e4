using Maestro.Engine.Diagnostics;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>The entries of a map whose keys are names. A name is the key's text, whatever YAML takes that for: 42 and '42' are two keys, and one name.</summary>
internal static class NamedEntries
{
    /// <summary>The entries, of those with one name the first.</summary>
    public static IEnumerable<YamlEntry> Of(Reading reading, YamlMapping? map)
    {
        var first = new Dictionary<string, YamlScalar>(StringComparer.Ordinal);
        foreach (var entry in map?.Entries ?? [])
        {
            if (first.TryAdd(entry.Key.Text, entry.Key)) yield return entry;
            else reading.Faults.Add(Catalogue.DuplicateKey(reading.At(entry.Key), entry.Key.Text, reading.At(first[entry.Key.Text])));
        }
    }
}
