using System.Collections.Immutable;

namespace Maestro.Engine.Yaml;

/// <summary>A map: no key twice, merge keys already resolved (what they brought in comes first and keeps its own positions).</summary>
internal sealed class YamlMapping(TextSpan span, int weight, ImmutableArray<YamlEntry> entries) : YamlNode(span, weight)
{
    public ImmutableArray<YamlEntry> Entries { get; } = entries;

    public override string Description => Entries.IsEmpty ? "an empty map" : "a map";

    public override YamlNode At(TextSpan span) => new YamlMapping(span, Weight, Entries);
}

/// <summary>A key of a map and its value.</summary>
internal readonly record struct YamlEntry(YamlScalar Key, YamlNode Value);
