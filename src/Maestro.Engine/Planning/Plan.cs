using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;

namespace Maestro.Engine.Planning;

/// <summary>What a play will do, step by step, each step with its cause.</summary>
public sealed record Plan
{
    /// <summary>The play.</summary>
    public required Play Play { get; init; }

    /// <summary>Steps, prerequisites before their dependents.</summary>
    public required ImmutableArray<Step> Steps { get; init; }

    /// <summary>The instances acted on, in play order, with what was seen of them.</summary>
    public required ImmutableArray<PlannedInstance> Instances { get; init; }

    /// <summary>What stands against the play: with an error among them a start is refused as a whole, nothing being done.</summary>
    public ImmutableArray<Diagnostic> Faults { get; init; } = [];

    /// <summary>All that stands against the play, ships out of reach included.</summary>
    public ImmutableArray<Diagnostic> AllFaults => [.. Faults, .. Steps.OfType<Step.GiveUp>().Select(step => step.Fault).Distinct()];

    /// <summary>What would make the play fail.</summary>
    public ImmutableArray<Diagnostic> Errors => [.. AllFaults.Where(fault => fault.Severity == Severity.Error)];

    /// <summary>One line a step, in order, each ended by a newline; the same for the same input. <c>nothing to do</c> when there is no step.</summary>
    public override string ToString() => Steps.IsEmpty ? "nothing to do\n" : string.Concat(Steps.Select(step => $"{step}\n"));
}
