using Maestro.Engine.Templates.Values;

namespace Maestro.Engine.Templates.Rendering;

/// <summary><c>self</c>: the blocks of the template, by name.</summary>
internal sealed class SelfReference(Renderer renderer, TemplateContext context) : ITemplateObject
{
    public bool TryGetAttribute(string name, out object? value)
    {
        var isKnown = context.Blocks.ContainsKey(name);
        value = isKnown ? new BlockReference(renderer, context, name, 0) : null;
        return isKnown;
    }

    public override string ToString() => $"<TemplateReference '{context.Template.Source.Name}'>";
}
