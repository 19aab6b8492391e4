using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;

namespace Maestro.Engine.Planning;

/// <summary>Desired × observed × request → plan. Pure: no I/O, no clock.</summary>
internal static class Planner
{
    /// <summary>The plan for <paramref name="input"/>.</summary>
    public static Plan Make(PlanningInput input)
    {
        var instances = Numbered(input);
        var faults = Faults(input, instances);
        var steps = input.Play switch
        {
            // A name that is taken is found before anything is done: a start is then refused as a whole.
            Play.Start => faults.IsEmpty ? new StartPlanner(input, instances).Steps() : [],
            Play.Stop or Play.Clean or Play.Down => new TearDownPlanner(input, instances).Steps(),
            _ => [],
        };
        return new Plan { Play = input.Play, Steps = steps, Instances = instances, Faults = faults };
    }

    private static ImmutableArray<PlannedInstance> Numbered(PlanningInput input)
    {
        var countsDown = input.Play is Play.Stop or Play.Down;
        return
        [
            .. input.Order.Select((instance, index) =>
            {
                var (standing, container) = input.Look(instance);
                return new PlannedInstance(countsDown ? input.Order.Length - index : index + 1, instance, standing, container);
            }),
        ];
    }

    // An unreachable ship is no fault of a plan with steps: those of its instances fail with it in their turn, and the play goes on where the
    // dependencies allow. A status has no steps, so it is said here.
    private static ImmutableArray<Diagnostic> Faults(PlanningInput input, ImmutableArray<PlannedInstance> instances)
    {
        if (input.Play == Play.Status) return [.. input.Ships.Values.Select(ship => ship.Fault).OfType<Diagnostic>().OrderBy(fault => fault.Message, StringComparer.Ordinal)];
        if (input.RunsOnly) return [];

        return
        [
            .. instances.Where(planned => planned.Standing == Standing.Foreign).Select(planned => Catalogue.NameTaken(
                planned.Instance.Location, planned.Instance.Name, planned.Instance.Ship, planned.Container!.ShortId,
                planned.Container.Labels.TryGetValue(Labels.Environment, out var owner) ? $"environment '{owner}'" : null)),
        ];
    }
}
