using Maestro.Engine.Diagnostics;

namespace Maestro.Engine.Runs;

/// <summary>What a sweep of a ship has to say.</summary>
internal static class SweepFaults
{
    /// <summary>What was removed, and what could not be.</summary>
    public static IEnumerable<Diagnostic> Of(SweptShip ship)
    {
        if (!ship.Removed.IsEmpty)
        {
            var runs = ship.Removed.Select(resource => Run.Of(resource.Labels)).OfType<Run>().DistinctBy(run => run.Id).Select(run => $"run {run.Id}{(run.Owner is { } owner ? $" of {owner}" : "")}");
            var kinds = ship.Removed.GroupBy(resource => resource.Kind).OrderBy(kind => kind.Key).Select(kind => $"{kind.Count()} {kind.Key.ToString().ToLowerInvariant()}{(kind.Count() == 1 ? "" : "s")}");
            yield return Catalogue.Swept(string.Join(", ", kinds), ship.Ship, string.Join(", ", runs));
        }

        foreach (var (resource, reason) in ship.Left) yield return Catalogue.LeftOnShip(resource.ToString(), ship.Ship, reason, Run.Of(resource.Labels)?.Id ?? "?");
    }
}
