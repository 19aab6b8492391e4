namespace Maestro.Engine.Diagnostics;

/// <summary>How a command ended. The numbers are the exit codes of the command line and part of the public contract.</summary>
public enum ExitCode
{
    /// <summary>Everything asked for holds.</summary>
    Done = 0,

    /// <summary>The work failed: an instance did not start, stop, pull or pass its checks.</summary>
    Failed = 1,

    /// <summary>Unknown command, option or thing.</summary>
    Usage = 2,

    /// <summary>The environment file or its template is invalid.</summary>
    InvalidFile = 3,

    /// <summary>A ship cannot be reached, or refuses us.</summary>
    ShipUnreachable = 4,

    /// <summary>A deadline passed.</summary>
    DeadlinePassed = 5,

    /// <summary>Tear-down finished but something is still there.</summary>
    LeftBehind = 6,

    /// <summary>Cancelled (by SIGINT; a head that knows the signal to be SIGTERM exits with 143).</summary>
    Cancelled = 130,
}
