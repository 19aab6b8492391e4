using System.Collections.Immutable;

namespace Maestro.Engine.Planning;

/// <summary>What the instances of a service wait for.</summary>
/// <param name="Sets">Steps.</param>
/// <param name="Names">The instances that the steps finish, sorted.</param>
internal sealed record Predecessors(ImmutableArray<StepSet> Sets, ImmutableArray<string> Names)
{
    public static Predecessors None { get; } = new([], []);

    /// <summary>The names for people, at most six of them.</summary>
    public string Text => Names.Length <= 6 ? string.Join(", ", Names) : $"{string.Join(", ", Names.Take(5))} and {Names.Length - 5} more";
}
