using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;

namespace Maestro.Engine.Events;

/// <summary>How the reading of logs ended.</summary>
/// <param name="ExitCode">What the command exits with.</param>
/// <param name="Diagnostics">All faults and warnings, in the order they became known.</param>
public sealed record LogsResult(ExitCode ExitCode, ImmutableArray<Diagnostic> Diagnostics);
