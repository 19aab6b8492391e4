using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using Maestro.Engine.Runs;

namespace Maestro.Engine.Events;

/// <summary>How a play ended.</summary>
public sealed record PlayResult
{
    /// <summary>The play.</summary>
    public required Play Play { get; init; }

    /// <summary>Name of the environment.</summary>
    public required string Environment { get; init; }

    /// <summary>What the command exits with.</summary>
    public required ExitCode ExitCode { get; init; }

    /// <summary>Every instance of the play in play order, each in its last phase.</summary>
    public required ImmutableArray<InstanceRow> Instances { get; init; }

    /// <summary>All faults and warnings, in the order they became known.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>What the environment offers to a test; empty unless the play is a start that succeeded.</summary>
    public ImmutableArray<Endpoint> Endpoints { get; init; } = [];

    /// <summary>The same as variables, with the link variables beside them; sorted by name.</summary>
    public ImmutableSortedDictionary<string, string> Variables { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Instances whose container was there before and was only started by this play: taken down they are stopped, not removed.</summary>
    internal ImmutableHashSet<string> OnlyStarted { get; init; } = [];

    /// <summary>Of the tear-down of a run: what every ship showed afterwards; null: it was none.</summary>
    public Receipt? Receipt { get; init; }

    /// <summary>Of the tear-down of a run: whether it was left up, because another build goes on with it.</summary>
    public bool IsLeftToOthers { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Whether everything asked for holds.</summary>
    public bool Succeeded => ExitCode == ExitCode.Done;
}
