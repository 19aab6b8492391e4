using System.Collections.Immutable;
using Maestro.Engine.Events;
using Maestro.Engine.Model;
using Maestro.Engine.Observation;
using Maestro.Engine.Planning;
using Maestro.Engine.Ships;

namespace Maestro.Engine.Execution;

/// <summary>After a play that was broken off: looks at what became of the instances whose work was not finished, so that nothing is guessed.</summary>
internal static class ReadBack
{
    public static async Task CompleteAsync(Fleet fleet, Plan plan, Ledger ledger)
    {
        var open = plan.Instances.Select(planned => planned.Instance).Where(instance => IsOpen(plan, ledger[instance.Name])).ToImmutableArray();
        if (open.IsEmpty) return;

        // Not cancelled with the play: it is a question of moments, with the ship's own deadline.
        var ships = await Observer.LookAsync(fleet, open, withImages: false, withDrift: false, CancellationToken.None);
        foreach (var instance in open) ledger.Change(instance.Name, InstancePhase.Cancelled, $"not finished: {State(ships[instance.Ship], instance)}{LastAt(ledger[instance.Name])}");
    }

    // The checks that were waited for explain more than any state.
    private static string LastAt(InstanceRow row) => row.Phase == InstancePhase.Checking ? $", {row.Text}" : "";

    // Of a plan that was refused as a whole nothing was begun.
    private static bool IsOpen(Plan plan, InstanceRow row) => !plan.Steps.IsEmpty && !row.Phase.IsFinal();

    private static string State(ObservedShip ship, Instance instance) =>
        ship.Fault is not null ? "its ship does not answer"
        : ship.Containers.TryGetValue(instance.Name, out var container) ? container.State.ToString().ToLowerInvariant()
        : "absent";
}
