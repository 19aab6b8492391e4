using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;

namespace Maestro.Engine.Runs;

/// <summary>What a sweep did.</summary>
/// <param name="Ships">What became of what was over on each ship.</param>
/// <param name="Warnings">What the environment file is warned of.</param>
public sealed record SweepResult(ImmutableArray<SweptShip> Ships, ImmutableArray<Diagnostic> Warnings)
{
    /// <summary>What is still there, and the ships that could not be looked at.</summary>
    public ImmutableArray<Diagnostic> Faults => [.. Ships.SelectMany(ship => ship.Fault is { } fault ? [fault] : SweepFaults.Of(ship).Where(said => said.Severity == Severity.Error))];

    /// <summary>Done, or whether something is still there, or only a ship was not seen.</summary>
    public ExitCode ExitCode => Ships.Any(ship => !ship.Left.IsEmpty) ? ExitCode.LeftBehind : Ships.Any(ship => ship.Fault is not null) ? ExitCode.ShipUnreachable : ExitCode.Done;
}
