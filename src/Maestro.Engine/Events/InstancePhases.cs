namespace Maestro.Engine.Events;

/// <summary>What phases mean.</summary>
public static class InstancePhases
{
    /// <summary>Whether no more changes follow in this play.</summary>
    public static bool IsFinal(this InstancePhase phase) => phase is InstancePhase.Up or InstancePhase.Started or InstancePhase.Completed or InstancePhase.Down or InstancePhase.Removed
        or InstancePhase.Absent or InstancePhase.Paused or InstancePhase.Pulled or InstancePhase.Skipped or InstancePhase.Failed or InstancePhase.Foreign or InstancePhase.HostDown
        or InstancePhase.Cancelled;

    /// <summary>Whether it is bad news.</summary>
    public static bool IsTrouble(this InstancePhase phase) =>
        phase is InstancePhase.Failed or InstancePhase.Foreign or InstancePhase.HostDown or InstancePhase.Cancelled;

    /// <summary>The word that JSON and plain text use: <c>host-down</c>.</summary>
    public static string Word(this InstancePhase phase) =>
        phase == InstancePhase.HostDown ? "host-down" : phase.ToString().ToLowerInvariant();
}
