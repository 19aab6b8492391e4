using System.Collections.Immutable;
using Maestro.Engine.Templates.Syntax;

namespace Maestro.Engine.Templates.Rendering;

/// <summary>The variables of one run of a template, a block, a macro or a recursive loop; what stands within another sees that one's, too.</summary>
internal sealed class Activation(ActivationLayout layout, Activation? outer, TemplateContext context, Template template)
{
    private readonly object?[] _variables = layout.Size == 0 ? [] : new object?[layout.Size];
    private readonly Activation? _outer = outer;

    public TemplateContext Context { get; } = context;

    /// <summary>The template whose text runs; the context's may be another one, that extends it.</summary>
    public Template Template { get; } = template;

    public object? this[int index]
    {
        set => _variables[index] = value;
    }

    public object? Read(Slot slot) => Around(slot.Hops)._variables[slot.Index];

    public void Write(Slot slot, object? value) => Around(slot.Hops)._variables[slot.Index] = value;

    /// <summary>Begins a frame: its variables become what they are outside of it.</summary>
    public void Enter(ImmutableArray<SlotLoad> loads)
    {
        foreach (var load in loads)
            _variables[load.Index] = load.Source is { } source ? Read(source) : load.Name is { } name ? Context.Resolve(name) : Missing.Value;
    }

    /// <summary>The variables that another template or a scoped block sees.</summary>
    public IEnumerable<(string Name, object? Value)> Values(VisibleVariables visible) => visible.Variables.Select(variable => (variable.Name, Read(variable.Slot)));

    private Activation Around(int hops)
    {
        var activation = this;
        for (; hops > 0; hops--) activation = activation._outer!;
        return activation;
    }
}
