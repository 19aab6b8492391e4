namespace Maestro.Engine.Execution;

/// <summary>How a step ended.</summary>
internal enum StepOutcome
{
    /// <summary>Done.</summary>
    Succeeded,

    /// <summary>Tried, and failed.</summary>
    Failed,

    /// <summary>Its ship cannot be talked to: what happened there is not known, and what is done on other ships need not wait for it.</summary>
    Lost,

    /// <summary>Not tried: a prerequisite did not succeed.</summary>
    Skipped,

    /// <summary>Not tried or not finished: the play was cancelled or its deadline passed.</summary>
    Cancelled,
}
