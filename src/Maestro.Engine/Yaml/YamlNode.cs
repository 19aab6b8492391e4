namespace Maestro.Engine.Yaml;

/// <summary>A node of a parsed YAML text. Where the text has an alias, the node is a copy of the anchored one that stands at the alias.</summary>
internal abstract class YamlNode(TextSpan span, int weight)
{
    /// <summary>Where it stands.</summary>
    public TextSpan Span { get; } = span;

    /// <summary>How many nodes a walk of it visits, itself included, every alias followed.</summary>
    public int Weight { get; } = weight;

    /// <summary>What it is, for messages: "a list", "the number 5". Never shows more than a few words.</summary>
    public abstract string Description { get; }

    /// <summary>The same node at an alias.</summary>
    public abstract YamlNode At(TextSpan span);
}
