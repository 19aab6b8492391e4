namespace Maestro.Engine.Execution;

/// <summary>What ended a play.</summary>
internal enum Ended
{
    /// <summary>Its plan was worked off.</summary>
    ByItself,

    /// <summary>Its deadline passed.</summary>
    Deadline,

    /// <summary>The user cancelled it.</summary>
    Cancelled,
}
