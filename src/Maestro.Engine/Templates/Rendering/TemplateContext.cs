using Maestro.Engine.Templates.Syntax;

namespace Maestro.Engine.Templates.Rendering;

/// <summary>What a template, its parents and its blocks share: variables by name, and the blocks that override each other.</summary>
internal sealed class TemplateContext
{
    private readonly IReadOnlyDictionary<string, object?> _given;

    public TemplateContext(Template template, IReadOnlyDictionary<string, object?> given)
    {
        (Template, _given) = (template, given);
        AddBlocks(template);
    }

    private TemplateContext(TemplateContext original, IReadOnlyDictionary<string, object?> given)
    {
        (Template, _given) = (original.Template, given);
        Blocks = original.Blocks.ToDictionary(pair => pair.Key, pair => pair.Value.ToList(), StringComparer.Ordinal);
    }

    public Template Template { get; }

    /// <summary>What was set at the top of the template.</summary>
    public Dictionary<string, object?> Variables { get; } = new(StringComparer.Ordinal);

    /// <summary>Which of them an import sees.</summary>
    public HashSet<string> Exported { get; } = new(StringComparer.Ordinal);

    /// <summary>The blocks of each name, that of the child first, each with the template that it stands in.</summary>
    public Dictionary<string, List<(Statement.Block Block, Template Template)>> Blocks { get; } = new(StringComparer.Ordinal);

    /// <summary>The variable of that name, or <see cref="Missing"/>.</summary>
    public object? Resolve(string name) => Variables.TryGetValue(name, out var value) || _given.TryGetValue(name, out value) ? value : Missing.Value;

    /// <summary>The blocks of a parent, behind those that are there.</summary>
    public void AddBlocks(Template template)
    {
        foreach (var block in template.Blocks)
        {
            if (!Blocks.TryGetValue(block.Name, out var blocks)) Blocks[block.Name] = blocks = [];
            blocks.Add((block, template));
        }
    }

    /// <summary>Everything in it, and <paramref name="more"/> over it.</summary>
    public Dictionary<string, object?> All(IEnumerable<(string Name, object? Value)> more)
    {
        var all = new Dictionary<string, object?>(_given, StringComparer.Ordinal);
        foreach (var (name, value) in Variables) all[name] = value;
        foreach (var (name, value) in more)
        {
            if (value != Missing.Value) all[name] = value;
        }

        return all;
    }

    /// <summary>The context of a scoped block: the same blocks, and variables of the place where it stands.</summary>
    public TemplateContext Derive(IEnumerable<(string Name, object? Value)> variables) => new(this, All(variables));
}
