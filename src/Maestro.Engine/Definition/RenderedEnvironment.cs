using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;

namespace Maestro.Engine.Definition;

/// <summary>An environment file with its templates rendered.</summary>
/// <param name="Text">YAML, lines ending with <c>\n</c>; whether it is a right environment was not looked at.</param>
/// <param name="Warnings">What the templates use that is not set.</param>
public sealed record RenderedEnvironment(string Text, ImmutableArray<Diagnostic> Warnings);
