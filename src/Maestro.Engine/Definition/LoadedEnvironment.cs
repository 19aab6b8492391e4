using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;

namespace Maestro.Engine.Definition;

/// <summary>An environment file that was read without an error.</summary>
/// <param name="Environment">The environment.</param>
/// <param name="Warnings">What was accepted but looks wrong, sorted by position.</param>
public sealed record LoadedEnvironment(MaestroEnvironment Environment, ImmutableArray<Diagnostic> Warnings)
{
    /// <summary>What it was read from; null where that was no file.</summary>
    internal EnvironmentSource? Source { get; init; }
}
