using Maestro.Engine.Events;
using Maestro.Engine.Model;
using Maestro.Engine.Planning;

namespace Maestro.Engine.Execution;

/// <summary>The row that an instance begins a play with; for a play without a step for it, also the one it ends with.</summary>
internal static class FirstRow
{
    public static InstanceRow Of(Plan plan, PlannedInstance planned, HashSet<string> busy)
    {
        var (phase, text) = PhaseOf(plan, planned, busy);
        return new InstanceRow
        {
            Number = planned.Number,
            Instance = planned.Instance.Name,
            Service = planned.Instance.Service,
            Ship = planned.Instance.Ship,
            Image = planned.Instance.Image,
            ContainerId = planned.Container?.ShortId,
            Phase = phase,
            Text = text,
        };
    }

    /// <summary>The instances that the plan does something with.</summary>
    public static HashSet<string> Busy(Plan plan) =>
        plan.Steps.OfType<Step.OfInstance>().Select(step => step.Instance.Name)
            .Concat(plan.Steps.OfType<Step.PullImage>().SelectMany(pull => pull.Instances).Select(instance => instance.Name)).ToHashSet(StringComparer.Ordinal);

    private static (InstancePhase Phase, string Text) PhaseOf(Plan plan, PlannedInstance planned, HashSet<string> busy) => planned.Standing switch
    {
        Standing.Unreachable => (InstancePhase.HostDown, "host down"),
        Standing.NotSeen => (InstancePhase.Waiting, "waiting for its ship"),
        Standing.Foreign when plan.Play != Play.Pull => (InstancePhase.Foreign, "taken by a container that is not ours"),
        _ when plan.Play == Play.Pull => (InstancePhase.Waiting, "waiting"),
        Standing.Absent when plan.Play is not (Play.Start or Play.Restart) => (InstancePhase.Absent, "absent"),
        Standing.Running when IsRestarting(planned) && plan.Play == Play.Clean => (InstancePhase.Skipped, $"skipped: {Wording.Lower(planned.Container!.Status)}, stop it first"),
        Standing.Running when IsRestarting(planned) && plan.Play == Play.Status => (InstancePhase.Down, $"{Wording.Lower(planned.Container!.Status)}{Drift(planned)}"),
        Standing.Running when plan.Play == Play.Clean => (InstancePhase.Skipped, $"skipped: up for {UpFor(planned)}, stop it first"),
        Standing.Running when plan.Play == Play.Status => (InstancePhase.Up, $"up for {UpFor(planned)}{Drift(planned)}"),
        Standing.Paused when plan.Play == Play.Clean => (InstancePhase.Skipped, "skipped: paused, stop it first"),
        Standing.Paused when plan.Play == Play.Status => (InstancePhase.Paused, $"paused{Drift(planned)}"),
        Standing.Running or Standing.Paused when plan.Play == Play.Restart && IsLeft(plan, planned, busy) => (InstancePhase.Up, "up to date"),
        Standing.Created when plan.Play == Play.Status => (InstancePhase.Created, "created, never started"),
        Standing.Created or Standing.Down when plan.Play is Play.Status or Play.Stop or Play.Kill => (InstancePhase.Down, DownText(planned)),
        Standing.Running or Standing.Paused or Standing.Created or Standing.Down when plan.Play == Play.Down && !busy.Contains(planned.Instance.Name) =>
            (InstancePhase.Skipped, "left as it is"),
        _ => (InstancePhase.Waiting, "waiting"),
    };

    // A restart that was refused as a whole has found nobody up to date.
    private static bool IsLeft(Plan plan, PlannedInstance planned, HashSet<string> busy) => plan.Faults.IsEmpty && !busy.Contains(planned.Instance.Name);

    // It ends again and again, whatever it does in between.
    private static bool IsRestarting(PlannedInstance planned) => planned.Container is { State: ContainerState.Restarting };

    private static string Drift(PlannedInstance planned) => planned.Drift is { } drift ? $", {drift.Text}" : "";

    private static string UpFor(PlannedInstance planned) => Wording.UpFor(planned.Container!.Status);

    private static string DownText(PlannedInstance planned) => planned.Standing == Standing.Created ? "down" : $"down: {Wording.Lower(planned.Container!.Status)}";
}
