using System.Collections.Immutable;

namespace Maestro.Engine.Templates.Syntax;

/// <summary>A template that was parsed and bound.</summary>
internal sealed class Template(TemplateSource source, Body body, ImmutableArray<Statement.Block> blocks, ImmutableArray<TextRange> tags)
{
    public TemplateSource Source { get; } = source;

    public Body Body { get; } = body;

    /// <summary>Its place among the templates of one rendering.</summary>
    public int Index { get; set; }

    /// <summary>Every block in it, at any depth, in the order written.</summary>
    public ImmutableArray<Statement.Block> Blocks { get; } = blocks;

    /// <summary>Set by the binder.</summary>
    public ActivationLayout Activation { get; set; } = ActivationLayout.None;

    /// <summary>The tag that begins at an offset.</summary>
    public TextRange TagAt(int offset)
    {
        var (low, high) = (0, tags.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (tags[middle].Start == offset) return tags[middle];
            if (tags[middle].Start < offset) low = middle + 1;
            else high = middle - 1;
        }

        return new TextRange(offset, offset);
    }
}
