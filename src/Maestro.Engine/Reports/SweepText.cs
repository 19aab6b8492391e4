using Maestro.Engine.Diagnostics;
using Maestro.Engine.Runs;

namespace Maestro.Engine.Reports;

/// <summary>A sweep in plain lines.</summary>
public static class SweepText
{
    /// <summary>A line for each ship, and under it each run that is left alone because it is not over.</summary>
    public static IEnumerable<string> Lines(SweepResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        foreach (var ship in result.Ships.Where(ship => ship.Fault is null))
        {
            if (ship.Removed.IsEmpty && ship.Left.IsEmpty) yield return $"ship '{ship.Ship}': nothing to remove";
            foreach (var removed in SweepFaults.Of(ship).Where(fault => fault.Severity == Severity.Warning)) yield return Printable.Line(removed.Message);
            foreach (var run in ship.Others.GroupBy(resource => Run.Of(resource.Labels)!.Id))
            {
                var owner = Run.Of(run.First().Labels)!.Owner;
                yield return Printable.Line($"  left alone: {PlaySummary.Count(run.Count(), "thing")} of run {run.Key}, {(owner is null ? "which belongs to nobody" : $"whose owner, {owner}, {(owner.Lives == true ? "is alive" : "may be")}")}");
            }
        }
    }
}
