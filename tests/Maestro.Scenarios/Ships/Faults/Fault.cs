using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;

namespace Maestro.Scenarios.Ships.Faults;

/// <summary>A way in which ship 2 of three fails, and what each play must come to then.</summary>
/// <param name="Name">For people; a row of the table.</param>
internal sealed record Fault(string Name)
{
    /// <summary>Brings it about.</summary>
    public Func<BedShip, Task> Strike { get; init; } = _ => Task.CompletedTask;

    /// <summary>Ends it.</summary>
    public Func<BedShip, Task> Mend { get; init; } = _ => Task.CompletedTask;

    /// <summary>Whether it strikes while the play is under way on ship 2; else before.</summary>
    public bool InMidPlay { get; init; }

    /// <summary>Options of ship 2's daemon.</summary>
    public Func<Bed, IEnumerable<string>> Daemon { get; init; } = bed => bed.Ships[1].PlainTcp;

    /// <summary>Keys by which the file names ship 2 when all is well.</summary>
    public Func<BedShip, string> Plainly { get; init; } = _ => "";

    /// <summary>What is done to ship 2 before its daemon starts for the first time.</summary>
    public Func<BedShip, Task> Prepare { get; init; } = _ => Task.CompletedTask;

    /// <summary>Keys by which the file names ship 2 in the play that meets the fault, and what they need.</summary>
    public Func<Bed, Task<(string Keys, IAsyncDisposable? Needs)>>? Way { get; init; }

    /// <summary>The ship's timeout in seconds.</summary>
    public int Timeout { get; init; } = 3;

    /// <summary>The play's own limit in seconds; null: none.</summary>
    public int? PlayTimeout { get; init; }

    /// <summary>In how many seconds a play must be over. What is sent to a ship that is gone is given up after 11 s; what it is asked again for, after twice its timeout and an attempt.</summary>
    public int Within { get; init; } = 11 + (3 * 3);

    /// <summary>The exit codes of start, status, stop and clean; several where the moment decides.</summary>
    public ImmutableArray<ExitCode[]> ExitCodes { get; init; } = Each(ExitCode.ShipUnreachable);

    /// <summary>A word of the message, besides the ship's name.</summary>
    public string Says { get; init; } = "ship 'ship2'";

    /// <summary>The plays of the matrix, in the order of <see cref="ExitCodes"/>.</summary>
    public static ImmutableArray<Play> Plays { get; } = [Play.Start, Play.Status, Play.Stop, Play.Clean];

    /// <summary>The same for all plays.</summary>
    public static ImmutableArray<ExitCode[]> Each(params ExitCode[] codes) => [codes, codes, codes, codes];

    public ExitCode[] Expected(Play play) => ExitCodes[Plays.IndexOf(play)];

    public override string ToString() => Name;
}
