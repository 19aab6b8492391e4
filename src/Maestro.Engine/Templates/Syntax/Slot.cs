using System.Collections.Immutable;

namespace Maestro.Engine.Templates.Syntax;

/// <summary>Where a variable is held: in which of the activations around, and at which index there.</summary>
/// <param name="Hops">0: the innermost activation.</param>
/// <param name="Index">In that activation.</param>
internal readonly record struct Slot(int Hops, int Index);

/// <summary>What a variable holds when its frame is entered.</summary>
/// <param name="Index">The variable, in the innermost activation.</param>
/// <param name="Source">The variable around it that it begins as; null: none.</param>
/// <param name="Name">The name that is looked up in the context when there is no source; null: nothing is, and the variable is missing.</param>
internal readonly record struct SlotLoad(int Index, Slot? Source, string? Name);

/// <summary>The variables of a frame that something else may see by their names.</summary>
internal sealed record VisibleVariables(ImmutableArray<(string Name, Slot Slot)> Variables);
