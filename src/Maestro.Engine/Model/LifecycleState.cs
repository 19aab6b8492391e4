namespace Maestro.Engine.Model;

/// <summary>When the checks of an instance are made.</summary>
public enum LifecycleState
{
    /// <summary>Before its container is created (key <c>pre-start</c>).</summary>
    PreStart,

    /// <summary>Once it runs, before it counts as up (key <c>running</c>).</summary>
    Running,

    /// <summary>Before it is stopped (key <c>pre-stop</c>).</summary>
    PreStop,

    /// <summary>Once it is stopped (key <c>stopped</c>).</summary>
    Stopped,
}

/// <summary>The words for states.</summary>
public static class LifecycleStates
{
    /// <summary>The key that the environment file has for it.</summary>
    public static string Key(this LifecycleState state) => state switch
    {
        LifecycleState.PreStart => "pre-start",
        LifecycleState.Running => "running",
        LifecycleState.PreStop => "pre-stop",
        _ => "stopped",
    };
}
