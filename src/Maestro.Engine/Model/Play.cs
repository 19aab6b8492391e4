namespace Maestro.Engine.Model;

/// <summary>What is done with an environment.</summary>
public enum Play
{
    /// <summary>Tells the state of every instance; changes nothing.</summary>
    Status,

    /// <summary>Brings instances up in dependency order and waits for their checks.</summary>
    Start,

    /// <summary>Stops instances in reverse order.</summary>
    Stop,

    /// <summary>Removes stopped containers.</summary>
    Clean,

    /// <summary>Stops and removes in one go: the tear-down of a scoped environment.</summary>
    Down,

    /// <summary>Stops instances in reverse order and starts them again in dependency order.</summary>
    Restart,

    /// <summary>Ends instances at once (SIGKILL), in reverse order.</summary>
    Kill,

    /// <summary>Pulls every image once a ship, however many instances want it.</summary>
    Pull,
}
