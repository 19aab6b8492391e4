using System.Collections.Immutable;

namespace Maestro.Engine.Diagnostics;

public static partial class Catalogue
{
    /// <summary>Of what says where the evidence of a failure is.</summary>
    public const string EvidenceCode = "MSTR0604";

    private static ImmutableArray<CatalogueEntry> RunEntries =>
    [
        new("MSTR0601", "Tear-down not done in time", "See the daemons of the ships; maestro down removes what is left."),
        new("MSTR0602", "Auditor cannot be told, so that nothing was done", "Mend what the auditor is told by, or give it ignore_errors: true."),
        new("MSTR0603", "Auditor was not told", "Mend what the auditor is told by; what the play did stands."),
        new(EvidenceCode, "Where the evidence of a failure is", "Look there: the plan, all events, each container's output and state."),
        new("MSTR0605", "Evidence of a failure cannot be written", "Give --logs a folder that may be written to."),
        new("MSTR0606", "Report cannot be written", "Give --report a file that may be written to; what the play did stands."),
    ];

    /// <summary>Where what explains a failure was put.</summary>
    public static Diagnostic EvidenceWritten(string folder) =>
        Warning(EvidenceCode, null, $"evidence of this failure is in {folder}: the plan, all events, what each container printed and what the daemon says of it");

    /// <summary>The page of a play could not be written.</summary>
    public static Diagnostic ReportNotWritten(string file, string reason) => Warning("MSTR0606", null, $"the report cannot be written to {file}: {reason}");

    /// <summary>What explains a failure could not be kept.</summary>
    public static Diagnostic EvidenceNotWritten(string folder, string reason) =>
        Warning("MSTR0605", null, $"evidence of this failure cannot be written to {folder}: {reason}");

    /// <summary>An auditor that lets no errors pass could not be told before a play.</summary>
    /// <param name="location">Where it is defined.</param>
    /// <param name="type"><c>http</c>.</param>
    /// <param name="reason">What came back, without addresses and tokens.</param>
    public static Diagnostic AuditorRefuses(SourceLocation? location, string type, string reason) =>
        Error("MSTR0602", location, $"the {type} auditor cannot be told, so nothing was done: {reason}; with ignore_errors: true it would be a warning");

    /// <summary>An auditor could not be told of what was done all the same.</summary>
    /// <param name="location">Where it is defined.</param>
    /// <param name="type"><c>http</c>.</param>
    /// <param name="reason">What came back, without addresses and tokens.</param>
    public static Diagnostic AuditorFailed(SourceLocation? location, string type, string reason) =>
        Warning("MSTR0603", location, $"the {type} auditor was not told: {reason}");

    /// <summary>A tear-down that the end of the process waits for took too long; the process ends without it.</summary>
    public static Diagnostic TearDownUnfinished(TimeSpan waited) =>
        Error("MSTR0601", null, $"the tear-down was not done within {Seconds(waited)} and is left at that: containers may still be there, maestro down removes them");
}
