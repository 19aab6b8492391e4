using System.Collections.Immutable;

namespace Maestro.Engine.Templates.Syntax;

/// <summary>Statements that run after each other in one frame.</summary>
internal sealed class Body(ImmutableArray<Statement> statements)
{
    public ImmutableArray<Statement> Statements { get; } = statements;

    /// <summary>What enters the frame. Set by the binder; empty where the body runs in the frame around it.</summary>
    public ImmutableArray<SlotLoad> Loads { get; set; } = [];
}
