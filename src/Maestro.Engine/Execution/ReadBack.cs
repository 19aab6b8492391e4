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
    /// <summary>Writes it down; a ship that does not tell it within <paramref name="limit"/> is said not to answer.</summary>
    public static async Task CompleteAsync(Fleet fleet, Plan plan, Ledger ledger, TimeSpan limit, TimeProvider clock)
    {
        var open = plan.Instances.Select(planned => planned.Instance).Where(instance => IsOpen(plan, ledger[instance.Name])).ToImmutableArray();
        if (open.IsEmpty) return;

        // Not cancelled with the play: it is a question of moments, with the ship's own deadline.
        using var late = new CancellationTokenSource(limit, clock);
        await Task.WhenAll(open.GroupBy(instance => instance.Ship, StringComparer.Ordinal).Select(async group =>
        {
            var ship = await LookAsync(fleet, [.. group], late.Token);
            foreach (var instance in group) ledger.Change(instance.Name, InstancePhase.Cancelled, $"not finished: {State(ship, instance)}{LastAt(ledger[instance.Name])}");
        }));
    }

    // Null: there was no time for an answer.
    private static async Task<ObservedShip?> LookAsync(Fleet fleet, ImmutableArray<Instance> instances, CancellationToken late)
    {
        try
        {
            return (await Observer.LookAsync(fleet, instances, withImages: false, withDrift: false, doubtsRunning: false, late)).Values.Single();
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            return null;
        }
    }

    // The checks that were waited for explain more than any state.
    private static string LastAt(InstanceRow row) => row.Phase == InstancePhase.Checking ? $", {row.Text}" : "";

    // Of a plan that was refused as a whole nothing was begun.
    private static bool IsOpen(Plan plan, InstanceRow row) => !plan.Steps.IsEmpty && !row.Phase.IsFinal();

    private static string State(ObservedShip? ship, Instance instance) =>
        ship is null or { Fault: not null } ? "its ship does not answer"
        : ship.Containers.TryGetValue(instance.ContainerName, out var container) ? container.State.ToString().ToLowerInvariant()
        : "absent";
}
