namespace Maestro.Testing.Builds;

/// <summary>Signals by their numbers on Linux.</summary>
public enum Signal
{
    /// <summary>Nothing is sent.</summary>
    None = 0,

    /// <summary>SIGHUP: the terminal is gone.</summary>
    HangUp = 1,

    /// <summary>SIGINT: Ctrl-C.</summary>
    Interrupt = 2,

    /// <summary>SIGQUIT: Ctrl-\.</summary>
    Quit = 3,

    /// <summary>SIGKILL.</summary>
    Kill = 9,

    /// <summary>SIGTERM.</summary>
    Terminate = 15,
}
