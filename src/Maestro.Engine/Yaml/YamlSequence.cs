using System.Collections.Immutable;

namespace Maestro.Engine.Yaml;

/// <summary>A list.</summary>
internal sealed class YamlSequence(TextSpan span, int weight, ImmutableArray<YamlNode> items) : YamlNode(span, weight)
{
    public ImmutableArray<YamlNode> Items { get; } = items;

    public override string Description => Items.IsEmpty ? "an empty list" : "a list";

    public override YamlNode At(TextSpan span) => new YamlSequence(span, Weight, Items);
}
