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
            // A name that is taken is found before anything is done: a start or restart is then refused as a whole.
            Play.Start when IsOpen(faults) => new StartPlanner(input, instances).Steps(),
            Play.Restart when IsOpen(faults) => new RestartPlanner(input, instances).Steps(),
            Play.Stop or Play.Kill or Play.Clean or Play.Down => new TearDownPlanner(input, instances).Steps(),
            Play.Pull => new PullPlanner(input, instances).Steps(),
            _ => [],
        };
        return new Plan { Play = input.Play, Steps = steps, Instances = instances, Faults = faults };
    }

    /// <summary>That the container of the instance's name is somebody else's.</summary>
    public static Diagnostic NameTaken(Instance instance, ObservedContainer container) => Catalogue.NameTaken(
        instance.Location, instance.Name, instance.Ship, container.ShortId, container.Labels.TryGetValue(Labels.Environment, out var owner) ? $"environment '{owner}'" : null);

    private static bool IsOpen(ImmutableArray<Diagnostic> faults) => faults.All(fault => fault.Severity != Severity.Error);

    private static ImmutableArray<PlannedInstance> Numbered(PlanningInput input)
    {
        var countsDown = input.Play is Play.Stop or Play.Kill or Play.Down;
        return
        [
            .. input.Order.Select((instance, index) =>
            {
                var (standing, container) = input.Look(instance);
                return new PlannedInstance(countsDown ? input.Order.Length - index : index + 1, instance, standing, container) { Drift = DriftOf(input, instance, standing, container) };
            }),
        ];
    }

    // A container that runs is left as it is by a start: what it was made with matters. Other plays end it or make it anew.
    private static Drift? DriftOf(PlanningInput input, Instance instance, Standing standing, ObservedContainer? container) =>
        input.Play is Play.Status or Play.Start && standing is Standing.Running or Standing.Paused
            ? Drift.Of(container!, instance, input.Ships[instance.Ship].Configurations.GetValueOrDefault(instance.Name))
            : null;

    // An unreachable ship is no fault of a plan with steps: those of its instances fail with it in their turn, and the play goes on where the
    // dependencies allow. A status has no steps, so it is said here.
    private static ImmutableArray<Diagnostic> Faults(PlanningInput input, ImmutableArray<PlannedInstance> instances)
    {
        var drifts = instances.Where(planned => planned.Drift is not null).Select(planned => Catalogue.ConfigurationDrifted(
            planned.Instance.Location, planned.Instance.Name, planned.Instance.Ship, planned.Drift!.Text, planned.Drift.Differences));
        if (input.Play == Play.Pull) return [];
        if (input.Play == Play.Status) return [.. drifts, .. input.Ships.Values.Select(ship => ship.Fault).OfType<Diagnostic>().OrderBy(fault => fault.Message, StringComparer.Ordinal)];
        if (input.OfRun is not null) return [];

        return
        [
            .. instances.Where(planned => planned.Standing == Standing.Foreign).Select(planned => NameTaken(planned.Instance, planned.Container!)),
            .. drifts,
        ];
    }
}
