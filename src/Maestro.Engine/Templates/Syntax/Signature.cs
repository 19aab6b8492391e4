using System.Collections.Immutable;

namespace Maestro.Engine.Templates.Syntax;

/// <summary>The parameters and the body of a macro or caller.</summary>
internal sealed class Signature(string? name, ImmutableArray<Target.Name> parameters, ImmutableArray<Expression> defaults, Body body)
{
    /// <summary>Null for a caller.</summary>
    public string? Name { get; } = name;

    public ImmutableArray<Target.Name> Parameters { get; } = parameters;

    /// <summary>Of the last parameters.</summary>
    public ImmutableArray<Expression> Defaults { get; } = defaults;

    public Body Body { get; } = body;

    /// <summary>The index of <c>caller</c>, <c>kwargs</c> and <c>varargs</c> in its activation, -1 where the body does not use it. Set by the binder.</summary>
    public int Caller { get; set; } = -1;

    /// <summary>See <see cref="Caller"/>.</summary>
    public int NamedRest { get; set; } = -1;

    /// <summary>See <see cref="Caller"/>.</summary>
    public int PositionalRest { get; set; } = -1;

    /// <summary>Set by the binder.</summary>
    public ActivationLayout Activation { get; set; } = ActivationLayout.None;
}
