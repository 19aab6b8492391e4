using System.Collections.Immutable;

namespace Maestro.Engine.Diagnostics;

public static partial class Catalogue
{
    // Less was no wait that would be worth a word.
    private static readonly TimeSpan OneTry = TimeSpan.FromMilliseconds(50);

    private static ImmutableArray<CatalogueEntry> InstanceEntries =>
    [
        new("MSTR0501", "Container cannot be created", "The daemon's own words say which setting of the instance it refuses."),
        new("MSTR0502", "Container cannot be started", "The daemon's own words say why: often a host port that is taken, or a command that the image lacks."),
        new("MSTR0503", "Container ended while it should run", "Read its last output, shown with the error, and its exit code."),
        new("MSTR0504", "Lifecycle check did not pass in time", "Read the last answer in the message; raise max_wait if the service is only slow."),
        new("MSTR0505", "Name taken by a container that is not ours", "Rename or remove that container, or say --adopt to take it over."),
        new("MSTR0506", "Container cannot be stopped", "See the daemon on that ship; maestro stop can be repeated."),
        new("MSTR0507", "Container cannot be removed", "See the daemon on that ship; maestro clean can be repeated."),
        new("MSTR0508", "Overall deadline passed", "Raise --timeout, or see what the message says was being waited for."),
        new("MSTR0509", "Cancelled", "Nothing to do: the state read back is shown."),
        new("MSTR0510", "Running container was made from another configuration", "maestro restart makes it anew from the file; start leaves it as it is."),
        new("MSTR0511", "Container does not run", "Read the status in the message; logs shows what it printed until then."),
        new("MSTR0512", "Instance has no container", "maestro start makes one."),
        new("MSTR0513", "Log cannot be read", "The daemon's own words say why: often a log driver that keeps nothing."),
        new("MSTR0514", "Lifecycle check can never pass", "The message says why: a program that is not there, an image without a HEALTHCHECK, an output that ended without a match."),
        new("MSTR0515", "One-shot did not complete", "Read its last output, shown with the error, and its exit code."),
    ];

    /// <summary>Whether the fault means that a container is still there which should be gone.</summary>
    public static bool LeavesContainer(string code) => code is "MSTR0506" or "MSTR0507";

    /// <summary>The daemon refused to create the container.</summary>
    public static Diagnostic CreateFailed(SourceLocation? location, string instance, string ship, string reason) =>
        Error("MSTR0501", location, $"{instance} on ship '{ship}': the container cannot be created: {reason}");

    /// <summary>The daemon refused to start the container.</summary>
    public static Diagnostic StartFailed(SourceLocation? location, string instance, string ship, string reason) =>
        Error("MSTR0502", location, $"{instance} on ship '{ship}': the container cannot be started: {reason}");

    /// <summary>The container ended before it was ready, or while others still started.</summary>
    /// <param name="location">Where the instance is defined.</param>
    /// <param name="instance">Its name.</param>
    /// <param name="ship">Its ship.</param>
    /// <param name="exitCode">The container's exit code, when the daemon told it.</param>
    /// <param name="lastOutput">Its last lines of output, oldest first.</param>
    public static Diagnostic ContainerEnded(SourceLocation? location, string instance, string ship, long? exitCode, ImmutableArray<string> lastOutput) =>
        Error("MSTR0503", location, $"{instance} on ship '{ship}': the container ended{(exitCode is { } code ? $" with exit code {code}" : "")} while it should run; {LinesOfOutput(lastOutput)}", lastOutput);

    /// <summary>A one-shot ended with another code than 0.</summary>
    public static Diagnostic DidNotComplete(SourceLocation? location, string instance, string ship, long exitCode, ImmutableArray<string> lastOutput) =>
        Error("MSTR0515", location, $"{instance} on ship '{ship}' did not complete: its container ended with exit code {exitCode}, not with 0 as its completes check asks; {LinesOfOutput(lastOutput)}", lastOutput);

    /// <summary>A lifecycle check did not pass before its deadline, or was given up because it never will.</summary>
    public static Diagnostic CheckFailed(FailedCheck check) => check.IsFinal
        ? Error("MSTR0514", check.Location, $"{check.Instance} on ship '{check.Ship}' {check.Stand}: {check.Check} cannot pass: {check.LastAnswer}{check.LinesThatFollow}", check.Detail)
        : Error(
            "MSTR0504", check.Location,
            $"{check.Instance} on ship '{check.Ship}' {check.Stand}: {check.Check} did not pass{(check.Waited < OneTry ? ": " : $" within {Seconds(check.Waited)}, last answer: ")}{check.LastAnswer}{check.LinesThatFollow}", check.Detail);

    /// <summary>A container of the instance's name exists and is not ours.</summary>
    /// <param name="location">Where the instance is defined.</param>
    /// <param name="instance">Its name.</param>
    /// <param name="ship">Its ship.</param>
    /// <param name="shortId">The foreign container's id, 12 digits.</param>
    /// <param name="owner">Whose it is: "environment 'x'", or null without our labels.</param>
    public static Diagnostic NameTaken(SourceLocation? location, string instance, string ship, string shortId, string? owner) =>
        Error("MSTR0505", location, $"{instance} on ship '{ship}': a container of that name ({shortId}) exists and belongs to {owner ?? "nobody we know (it has no label of ours)"}; it was not touched: rename or remove it{(owner is null ? ", or take it over with --adopt" : "")}");

    /// <summary>The daemon failed to stop the container.</summary>
    public static Diagnostic StopFailed(SourceLocation? location, string instance, string ship, string reason) =>
        Error("MSTR0506", location, $"{instance} on ship '{ship}': the container cannot be stopped: {reason}");

    /// <summary>The daemon failed to remove the container.</summary>
    public static Diagnostic RemoveFailed(SourceLocation? location, string instance, string ship, string reason) =>
        Error("MSTR0507", location, $"{instance} on ship '{ship}': the container cannot be removed: {reason}");

    /// <summary>The play's own deadline passed.</summary>
    /// <param name="play">The play: "start".</param>
    /// <param name="deadline">Its deadline.</param>
    /// <param name="waitingFor">What was not done yet: "web-1 (http check of port web), web-2 (waits for redis-1)".</param>
    public static Diagnostic DeadlinePassed(string play, TimeSpan deadline, string waitingFor) =>
        Error("MSTR0508", null, $"{play} was not done within {Seconds(deadline)}; still at work: {waitingFor}; --timeout sets another deadline");

    /// <summary>The user cancelled the play.</summary>
    public static Diagnostic Cancelled(string play, string waitingFor) =>
        Error("MSTR0509", null, $"{play} was cancelled; still at work were: {waitingFor}");

    /// <summary>A container that runs was made from another configuration than the file has now.</summary>
    /// <param name="location">Where the instance is defined.</param>
    /// <param name="instance">Its name.</param>
    /// <param name="ship">Its ship.</param>
    /// <param name="difference">The fields: "differs from the file in Env, HostConfig.Binds".</param>
    /// <param name="details">Each difference, secrets masked.</param>
    public static Diagnostic ConfigurationDrifted(SourceLocation? location, string instance, string ship, string difference, ImmutableArray<string> details)
    {
        const int Most = 20;
        ImmutableArray<string> shown = details.Length <= Most ? details : [.. details.Take(Most), $"and {details.Length - Most} more"];
        return Warning("MSTR0510", location, $"{instance} on ship '{ship}' runs with a configuration that {difference}: start leaves it so, restart makes it anew") with { Detail = shown };
    }

    /// <summary>A container whose log is asked for does not run.</summary>
    /// <param name="location">Where the instance is defined.</param>
    /// <param name="instance">Its name.</param>
    /// <param name="ship">Its ship.</param>
    /// <param name="status">How it stands: "exited (1) 5 seconds ago".</param>
    /// <param name="follows">Whether it is waited for.</param>
    public static Diagnostic NotRunning(SourceLocation? location, string instance, string ship, string status, bool follows) =>
        Warning("MSTR0511", location, $"{instance} on ship '{ship}' does not run ({status}): {(follows ? "its log up to then is shown, and goes on when it is started again" : "its log ends there")}");

    /// <summary>An instance whose log is asked for has no container.</summary>
    public static Diagnostic NoContainer(SourceLocation? location, string instance, string ship) =>
        Error("MSTR0512", location, $"{instance} on ship '{ship}' has no container: there is no log; maestro start makes one");

    /// <summary>The daemon refused to show a log.</summary>
    public static Diagnostic LogUnreadable(SourceLocation? location, string instance, string ship, string reason) =>
        Error("MSTR0513", location, $"{instance} on ship '{ship}': the log cannot be read: {reason}");

    internal static string Lines(ImmutableArray<string> lines) => lines.Length == 1 ? "line" : $"{lines.Length} lines";

    internal static string LinesOfOutput(ImmutableArray<string> lines) =>
        lines.IsDefaultOrEmpty ? "it printed nothing" : lines.Length == 1 ? "its last line of output follows" : $"its last {lines.Length} lines of output follow";
}
