using System.Collections.Immutable;

namespace Maestro.Engine.Planning;

/// <summary>Ids of steps that others wait for together. Compared by reference: all instances of a service wait for the same set.</summary>
/// <param name="steps">The ids.</param>
public sealed class StepSet(ImmutableArray<int> steps)
{
    /// <summary>The ids, ascending.</summary>
    public ImmutableArray<int> Steps { get; } = steps;
}
