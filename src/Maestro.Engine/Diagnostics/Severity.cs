namespace Maestro.Engine.Diagnostics;

/// <summary>How much a diagnostic weighs: an error stops what was asked for, a warning does not.</summary>
public enum Severity
{
    /// <summary>What was asked for goes on.</summary>
    Warning,

    /// <summary>What was asked for was not, or will not be, done.</summary>
    Error,
}
