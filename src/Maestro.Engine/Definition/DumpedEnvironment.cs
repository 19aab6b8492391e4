using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;

namespace Maestro.Engine.Definition;

/// <summary>An environment as it was read, as JSON.</summary>
/// <param name="Json">One object, indented.</param>
/// <param name="Warnings">What was accepted but looks wrong, sorted by position.</param>
public sealed record DumpedEnvironment(string Json, ImmutableArray<Diagnostic> Warnings);
