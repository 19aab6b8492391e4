using System.Collections.Immutable;
using System.Globalization;

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
        new("MSTR0607", "Something of a run is left on a ship", "See what the daemon says against its removal; the next start, or maestro sweep, tries again."),
        new("MSTR0608", "Another build uses the environment", "Wait for it, or give each build its own with --isolate."),
        new("MSTR0609", "Nothing watches over the run", "If the process is killed, what it leaves goes with the next start, or with maestro sweep."),
        new("MSTR0610", "Folder of leases cannot be used", "Set MAESTRO_STATE to a folder that may be written to."),
        new("MSTR0611", "Receipt cannot be written", "Give --logs a folder that may be written to; what the tear-down did stands."),
        new("MSTR0612", "What a run that is over had left behind was removed", "Nothing: it is told so that nobody is surprised."),
        new("MSTR0613", "Instance in the network of its ship, whose ports cannot be isolated", "Give it a network of its own, or let one such environment stand at a time."),
        new("MSTR0615", "A container was told a port that another has had picked anew since", "Restart it: it is made anew then, and told the port of now."),
        new("MSTR0614", "Id that was given to an isolated environment", "Give it to other commands that shall act on that one: --isolate ID."),
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

    /// <summary>Something is still there after the tear-down of its run.</summary>
    /// <param name="what"><c>container web-1</c>.</param>
    /// <param name="ship">Where.</param>
    /// <param name="reason">What the daemon says against its removal; null: nothing.</param>
    /// <param name="run">Id of the run.</param>
    public static Diagnostic LeftOnShip(string what, string ship, string? reason, string run) =>
        Error("MSTR0607", null, $"{what} of run {run} is still on ship '{ship}'{(reason is null ? "" : $": {reason}")}; maestro sweep removes it");

    /// <summary>Another build has the environment, and was waited for in vain.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="who">Who has it.</param>
    /// <param name="waited">How long it was waited for.</param>
    public static Diagnostic InUse(string environment, string who, TimeSpan waited) =>
        Error("MSTR0608", null, $"environment '{environment}' was in use by {who} for {Seconds(waited)}; wait longer (--timeout), or give each build its own (--isolate)");

    /// <summary>Another build has the environment, and is waited for.</summary>
    public static Diagnostic WaitsForOthers(string environment, string who) => Warning("MSTR0608", null, $"waiting: environment '{environment}' is in use by {who}");

    /// <summary>No watchdog could be set on a run.</summary>
    public static Diagnostic Unwatched(string reason) =>
        Warning("MSTR0609", null, $"nothing watches over this run: {reason}; if this process is killed, what it leaves goes with the next start, or with maestro sweep");

    /// <summary>The place where builds of this user agree on who uses what cannot be used.</summary>
    public static Diagnostic LeasesUnusable(string folder, string reason) => Error("MSTR0610", null, $"the folder of leases, {folder}, cannot be used: {reason}; set MAESTRO_STATE to one that may be written to");

    /// <summary>The receipt of a tear-down could not be kept.</summary>
    public static Diagnostic ReceiptNotWritten(string file, string reason) => Warning("MSTR0611", null, $"the receipt cannot be written to {file}: {reason}");

    /// <summary>Something that was left behind is gone.</summary>
    /// <param name="what"><c>3 containers, 1 network</c>.</param>
    /// <param name="ship">Where.</param>
    /// <param name="runs">The runs, with their owners.</param>
    public static Diagnostic Swept(string what, string ship, string runs) => Warning("MSTR0612", null, $"removed from ship '{ship}' {what} left behind by {runs}");

    /// <summary>An instance publishes no ports, as it is in its ship's network: a second one finds them taken.</summary>
    public static Diagnostic NotIsolated(SourceLocation location, string instance) =>
        Warning("MSTR0613", location, $"instance '{instance}' is in the network of its ship (net: host): its ports stay as they are, and a second one on that ship finds them taken");

    /// <summary>What a container heard of a port is so no more.</summary>
    /// <param name="location">Where its instance is defined.</param>
    /// <param name="instance">The instance.</param>
    /// <param name="ship">Its ship.</param>
    /// <param name="told"><c>DB_DB_1_SQL_PORT=32768</c>.</param>
    /// <param name="now">The port of now.</param>
    public static Diagnostic StalePort(SourceLocation? location, string instance, string ship, string told, int now) =>
        Warning("MSTR0615", location, $"instance '{instance}' on ship '{ship}' was told {told}, which is {now.ToString(CultureInfo.InvariantCulture)} since: maestro restart {instance} tells it the port of now");

    /// <summary>An id was made for an isolated environment that nobody takes down by itself.</summary>
    public static Diagnostic Isolated(string environment, string id) =>
        Warning("MSTR0614", null, $"environment '{environment}' is isolated as {id}: its containers are called NAME-{id}; --isolate {id} acts on it, maestro down --isolate {id} removes all of it");

    /// <summary>A tear-down that the end of the process waits for took too long; the process ends without it.</summary>
    public static Diagnostic TearDownUnfinished(TimeSpan waited) =>
        Error("MSTR0601", null, $"the tear-down was not done within {Seconds(waited)} and is left at that: containers may still be there, maestro down removes them");
}
