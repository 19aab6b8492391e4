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
