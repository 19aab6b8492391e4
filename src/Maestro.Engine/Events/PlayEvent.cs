using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;

namespace Maestro.Engine.Events;

/// <summary>Something that happened in a play. A closed set; heads print them, auditors and reports record them.</summary>
/// <param name="At">When.</param>
public abstract record PlayEvent(DateTimeOffset At)
{
    /// <summary>The play begins: its plan is made, nothing is done yet.</summary>
    /// <param name="Play">The play.</param>
    /// <param name="Environment">Name of the environment.</param>
    /// <param name="Rows">Its instances in play order, each with the state it begins in.</param>
    public sealed record Begun(DateTimeOffset At, Play Play, string Environment, ImmutableArray<InstanceRow> Rows) : PlayEvent(At);

    /// <summary>An instance reached another phase, or moved on within it (pull progress, a failed probe).</summary>
    public sealed record InstanceChanged(DateTimeOffset At, InstanceRow Row) : PlayEvent(At);

    /// <summary>A fault became known. Faults of the file come before any work as an exception instead.</summary>
    public sealed record Diagnosed(DateTimeOffset At, Diagnostic Diagnostic) : PlayEvent(At);

    /// <summary>The play is over; the result says how. The last event.</summary>
    public sealed record Ended(DateTimeOffset At, PlayResult Result) : PlayEvent(At);
}
