using System.Collections.Immutable;

namespace Maestro.Scenarios.Ships.Faults;

/// <summary>The matrix: every fault of a ship against every play.</summary>
internal static class FaultMatrix
{
    /// <summary>All its rows.</summary>
    public static ImmutableArray<Fault> Faults => [.. FaultsOfTheNetwork.Faults, .. FaultsOfTheDaemon.Faults, .. FaultsOfTheWay.Faults];

    /// <summary>Does the plays of one row.</summary>
    public static async Task MeetAsync(ImmutableArray<Fault> faults, string name)
    {
        await using var fleet = await FaultyFleet.OpenAsync(faults.Single(fault => fault.Name == name));
        await fleet.MeetAsync();
    }
}
