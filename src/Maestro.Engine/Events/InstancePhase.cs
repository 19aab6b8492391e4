namespace Maestro.Engine.Events;

/// <summary>Where an instance stands. The lower-case word is what JSON says; see <see cref="InstancePhases"/> for what each means to a play.</summary>
public enum InstancePhase
{
    /// <summary>Nothing done yet; waits for its turn.</summary>
    Waiting,

    /// <summary>Its image is being pulled.</summary>
    Pulling,

    /// <summary>Its container is being created.</summary>
    Creating,

    /// <summary>Its container exists and was never started.</summary>
    Created,

    /// <summary>Being started.</summary>
    Starting,

    /// <summary>The checks of one of its states are being waited for.</summary>
    Checking,

    /// <summary>Up since before the play.</summary>
    Up,

    /// <summary>Started by this play, and ready.</summary>
    Started,

    /// <summary>A one-shot that ended with 0, as its checks ask for.</summary>
    Completed,

    /// <summary>Being stopped.</summary>
    Stopping,

    /// <summary>Not running, its container still there.</summary>
    Down,

    /// <summary>Its container is being removed.</summary>
    Removing,

    /// <summary>Its container was removed by this play.</summary>
    Removed,

    /// <summary>Has no container.</summary>
    Absent,

    /// <summary>Frozen (paused).</summary>
    Paused,

    /// <summary>Left alone: what it depends on failed, or clean met it running.</summary>
    Skipped,

    /// <summary>Its work failed.</summary>
    Failed,

    /// <summary>A container of its name is there that is not ours.</summary>
    Foreign,

    /// <summary>Its ship cannot be reached.</summary>
    HostDown,

    /// <summary>Its image was pulled, or was found to be the registry's.</summary>
    Pulled,

    /// <summary>The play was cancelled, or its deadline passed, before its work was done.</summary>
    Cancelled,
}
