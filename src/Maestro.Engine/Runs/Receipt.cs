using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;

namespace Maestro.Engine.Runs;

/// <summary>What a look at every ship showed after a tear-down: that nothing of the run is there any more, or what is.</summary>
/// <param name="Environment">Name of the environment.</param>
/// <param name="Run">Id of the run.</param>
/// <param name="At">When the last ship was looked at.</param>
/// <param name="Ships">Each ship of the environment.</param>
public sealed record Receipt(string Environment, string Run, DateTimeOffset At, ImmutableArray<SweptShip> Ships)
{
    /// <summary>Whether every ship was seen, and nothing is left on any.</summary>
    public bool IsClean => Ships.All(ship => ship is { Fault: null, Left.IsEmpty: true });

    /// <summary>In a few words: <c>nothing is left on ship1, ship2</c>, <c>left: container web-1 on ship2</c>, <c>ship3 could not be looked at</c>.</summary>
    public string Text => IsClean
        ? $"nothing is left on {string.Join(", ", Ships.Select(ship => ship.Ship))}"
        : string.Join("; ", new[] { Left, Unseen }.Where(part => part.Length > 0));

    /// <summary>An error for each thing that is left, and for each ship that could not be looked at.</summary>
    public IEnumerable<Diagnostic> Faults => Ships.SelectMany(ship => ship.Fault is { } fault
        ? [fault]
        : ship.Left.Select(left => Catalogue.LeftOnShip(left.Resource.ToString(), ship.Ship, left.Reason, Run)));

    /// <summary>What a tear-down that went well otherwise ends with.</summary>
    public ExitCode ExitCode => IsClean ? ExitCode.Done : Ships.Any(ship => !ship.Left.IsEmpty) ? ExitCode.LeftBehind : ExitCode.ShipUnreachable;

    private string Left => Ships.Any(ship => !ship.Left.IsEmpty) ? $"left: {string.Join(", ", Ships.SelectMany(ship => ship.Left.Select(left => $"{left.Resource} on {ship.Ship}")))}" : "";

    private string Unseen => string.Join(", ", Ships.Where(ship => ship.Fault is not null).Select(ship => ship.Ship)) is { Length: > 0 } ships ? $"{ships} could not be looked at" : "";
}
