using System.Collections.Immutable;

namespace Maestro.Engine.Ships;

/// <summary>How a program that was run inside a container ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">The last lines that it printed, oldest first.</param>
public sealed record ExecEnded(long ExitCode, ImmutableArray<string> Output);
