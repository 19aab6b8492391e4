namespace Maestro.Engine.Auditing;

/// <summary>Whether what is told of begins, or how it ended.</summary>
internal enum AuditStanding
{
    /// <summary>It is about to be done.</summary>
    Begins,

    /// <summary>It is done.</summary>
    Succeeded,

    /// <summary>It was not done, or not all of it.</summary>
    Failed,
}
