using Maestro.Engine.Templates.Values;

namespace Maestro.Engine.Templates.Rendering;

/// <summary>A block that can be called: <c>super</c>, or an attribute of <c>self</c>.</summary>
internal sealed class BlockReference(Renderer renderer, TemplateContext context, string name, int index) : ITemplateCallable, ITemplateObject
{
    public string Name { get; } = name;

    /// <summary>The block that the one of that index overrides.</summary>
    public static object? Above(Renderer renderer, TemplateContext context, string name, int index) =>
        index + 1 < context.Blocks[name].Count ? new BlockReference(renderer, context, name, index + 1) : Undefined.Because($"there is no parent block called '{name}'");

    public object? Call(Work work, Arguments arguments) => arguments is { Positional: [], Named: [] }
        ? renderer.RenderBlock(context, Name, index)
        : throw Fault.Operation($"the block '{Name}' takes no arguments");

    public bool TryGetAttribute(string name, out object? value)
    {
        value = name == "super" ? Above(renderer, context, Name, index) : null;
        return name == "super";
    }

    public override string ToString() => $"<block '{Name}'>";
}
