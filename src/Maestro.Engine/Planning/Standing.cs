namespace Maestro.Engine.Planning;

/// <summary>How an instance stands on its ship.</summary>
public enum Standing
{
    /// <summary>No container of its name.</summary>
    Absent,

    /// <summary>Its container runs.</summary>
    Running,

    /// <summary>Its container is frozen.</summary>
    Paused,

    /// <summary>Its container was made and never started.</summary>
    Created,

    /// <summary>Its container ended.</summary>
    Down,

    /// <summary>A container of its name is not ours.</summary>
    Foreign,

    /// <summary>Its ship could not be looked at.</summary>
    Unreachable,

    /// <summary>Its ship has not answered yet.</summary>
    NotSeen,
}
