using System.Collections.Immutable;

namespace Maestro.Engine.Diagnostics;

/// <summary>A lifecycle check that failed, as it is told.</summary>
/// <param name="Location">Where the check is defined.</param>
/// <param name="Instance">The instance.</param>
/// <param name="Ship">Its ship.</param>
/// <param name="Stand">How the instance stands: "is not ready".</param>
/// <param name="Check">The check in words: "tcp check of port sql (127.0.0.1:5432)".</param>
public sealed record FailedCheck(SourceLocation? Location, string Instance, string Ship, string Stand, string Check)
{
    /// <summary>Whether it was given up because it can never pass, and not for its time.</summary>
    public bool IsFinal { get; init; }

    /// <summary>Time waited.</summary>
    public TimeSpan Waited { get; init; }

    /// <summary>What the last probe met: "connection refused".</summary>
    public required string LastAnswer { get; init; }

    /// <summary>What a program of the check printed last; default where none ran.</summary>
    public ImmutableArray<string> Printed { get; init; }

    /// <summary>The container's last lines of output, oldest first; default where there is no container.</summary>
    public ImmutableArray<string> LastOutput { get; init; }

    /// <summary>Whose lines follow the message.</summary>
    internal string LinesThatFollow => (Printed.IsDefaultOrEmpty, LastOutput.IsDefault) switch
    {
        (true, true) => "",
        (true, false) when IsFinal && LastOutput.IsEmpty => "",
        (true, false) => $"; {Catalogue.LinesOfOutput(LastOutput)}",
        (false, _) => $"; the last {Catalogue.Lines(Printed)} of the check's output follow{(Printed.Length == 1 ? "s" : "")}{(LastOutput.IsDefaultOrEmpty ? "" : $", then the last {Catalogue.Lines(LastOutput)} of the container's")}",
    };

    /// <summary>Those lines.</summary>
    internal ImmutableArray<string> Detail => [.. Printed.IsDefault ? [] : Printed, .. LastOutput.IsDefault ? [] : LastOutput];
}
