using System.Collections.Immutable;

namespace Maestro.Engine.Definition;

/// <summary>The link variables that the instances of one service get.</summary>
/// <param name="Texts"><c>NAME=value</c>.</param>
/// <param name="Contains">Whether a name is among them.</param>
internal sealed record LinkedVariables(ImmutableArray<string> Texts, Func<string, bool> Contains);
