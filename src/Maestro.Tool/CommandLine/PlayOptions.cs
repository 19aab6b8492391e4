using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;

namespace Maestro.Tool.CommandLine;

/// <summary>The options of plays, each named as its property of <see cref="PlayRequest"/>. One that was not given stays null: its default is the engine's matter.</summary>
internal sealed class PlayOptions
{
    private const string Seconds = "a number of seconds, 0 or more";

    public Argument<string[]> Things { get; } = new("things") { Arity = ArgumentArity.ZeroOrMore, Description = "Services or instances to act on." };

    public Option<string?> File { get; } = new("--file", "-f") { Recursive = true, HelpName = "FILE", Description = "Environment file; - is standard input. Else maestro.yaml, then maestro.yml." };

    public Option<bool?> Strict { get; } = new("--strict") { Recursive = true, Description = "Refuse what is undefined in a template; else it counts as an empty text." };

    public Option<string?> Vars { get; } = new("--vars") { Recursive = true, HelpName = "FILE", Description = "JSON object whose members templates know by name, beside env." };

    public Option<string?> Concurrency { get; } = new("--concurrency", "-c") { HelpName = "N", Description = "Work on at most N instances at the same time." };

    public Option<bool?> WithDependencies { get; } = new("--with-dependencies", "-d") { Description = "Act also on what the things need; stop, kill, restart, down: on what needs them." };

    public Option<bool?> IgnoreDependencies { get; } = new("--ignore-dependencies", "-i") { Description = "Act on all at once, in no order." };

    public Option<bool?> RefreshImages { get; } = new("--refresh-images", "-r") { Description = "Pull images even when the ship has them." };

    public Option<bool?> Reuse { get; } = new("--reuse") { Description = "Start a stopped container again instead of making a new one." };

    public Option<string?> StepDelay { get; } = new("--step-delay") { HelpName = "SECONDS", Description = "Wait so long between one instance being back and the next one's turn." };

    public Option<string?> StopStartDelay { get; } = new("--stop-start-delay") { HelpName = "SECONDS", Description = "Wait so long between an instance's stop and its start." };

    public Option<bool?> OnlyIfChanged { get; } = new("--only-if-changed") { Description = "Only what has another image or configuration now, and what is down." };

    public Option<bool?> Follow { get; } = new("--follow", "-F") { Description = "Go on with what is printed, also over restarts, until Ctrl-C." };

    public Option<string?> Lines { get; } = new("--lines", "-n") { HelpName = "N", Description = "Only the last N lines." };

    public Option<bool?> Full { get; } = new("--full", "-F") { Description = "Show image and ports, too, and whether each port answers." };

    public Option<bool?> ShowHosts { get; } = new("--show-hosts", "-H") { Description = "Show the address of a ship behind its name." };

    public Option<string?> Logs { get; } = new("--logs") { HelpName = "DIR", Description = "When it fails, leave there what explains it: plan, events, outputs, states." };

    public Option<string?> Report { get; } = new("--report") { HelpName = "FILE", Description = "Write a page there (HTML): a timeline, and what the whole waited for." };

    public Option<bool?> ShowSecrets { get; } = new("--show-secrets") { Description = "Show passwords and the like, too." };

    public Option<bool?> Recursive { get; } = new("--recursive", "-r") { Description = "Show again what a tree has shown already." };

    public Option<bool?> ExpandServices { get; } = new("--expand-services", "-s") { Description = "Let a service's name stand for all its instances." };

    public Option<bool?> All { get; } = new("--all", "-a") { Description = "Act on everything when nothing is named." };

    public Option<string?> ContainerFilter { get; } = new("--container-filter", "-C") { HelpName = "GLOB", Description = "Only instances whose name matches (*, ?, [seq], [!seq])." };

    public Option<string?> ShipFilter { get; } = new("--ship-filter", "-S") { HelpName = "GLOB", Description = "Only instances on ships whose name matches." };

    public Option<string?> Timeout { get; } = new("--timeout") { HelpName = "SECONDS", Description = "Deadline for the whole; 0: none. Start has 900 by itself." };

    public Option<string?> Isolate { get; } = new("--isolate") { HelpName = "ID", Arity = ArgumentArity.ZeroOrOne, Description = "An environment of its own: NAME-ID, free ports; start makes an ID up." };

    public Option<bool?> Adopt { get; } = new("--adopt") { Description = "Take containers of the same name without our labels as ours." };

    public Option<bool?> KeepVolumes { get; } = new("--keep-volumes") { Description = "Keep anonymous volumes when a container is removed." };

    public Option<bool?> Rollback { get; } = new("--rollback") { Description = "When the start fails or is cancelled, remove what it created." };

    /// <summary>The options that <paramref name="play"/> knows; <see cref="File"/>, <see cref="Strict"/> and <see cref="Vars"/> are known everywhere.</summary>
    public ImmutableArray<Option> Of(Play play)
    {
        ImmutableArray<Option> common = [WithDependencies, IgnoreDependencies, ContainerFilter, ShipFilter, Concurrency, Timeout, Isolate];
        return play switch
        {
            Play.Start => [.. common, RefreshImages, Reuse, Adopt, KeepVolumes, Rollback, Logs, Report],
            Play.Stop or Play.Kill => [All, ExpandServices, .. common, Adopt, Logs, Report],
            Play.Restart => [All, ExpandServices, .. common, StepDelay, StopStartDelay, OnlyIfChanged, RefreshImages, Reuse, Adopt, KeepVolumes, Logs, Report],
            Play.Status => [.. common, Full, ShowHosts],
            Play.Clean or Play.Down => [.. common, Adopt, KeepVolumes, Logs, Report],
            _ => [.. common, Logs, Report],
        };
    }

    /// <summary>The options of the command that reads logs.</summary>
    public ImmutableArray<Option> OfLogs => [Follow, Lines, All, WithDependencies, ContainerFilter, ShipFilter, Timeout, Isolate, Adopt];

    /// <summary>The options of the command that shows the environment as it was read.</summary>
    public ImmutableArray<Option> OfDump => [ShowSecrets, WithDependencies, ContainerFilter, ShipFilter, Isolate];

    /// <summary>The request; wrong values are added to <paramref name="faults"/>.</summary>
    public PlayRequest Request(ParseResult given, ImmutableArray<Diagnostic>.Builder faults) => new()
    {
        File = given.GetValue(File),
        Strict = given.GetValue(Strict),
        Vars = given.GetValue(Vars),
        Things = [.. given.GetValue(Things) ?? []],
        Concurrency = Number<int>(given, Concurrency, NumberStyles.Integer, "a whole number of 1 or more", faults),
        WithDependencies = given.GetValue(WithDependencies),
        IgnoreDependencies = given.GetValue(IgnoreDependencies),
        RefreshImages = given.GetValue(RefreshImages),
        Reuse = given.GetValue(Reuse),
        StepDelay = Number<double>(given, StepDelay, NumberStyles.Float, Seconds, faults),
        StopStartDelay = Number<double>(given, StopStartDelay, NumberStyles.Float, Seconds, faults),
        OnlyIfChanged = given.GetValue(OnlyIfChanged),
        Follow = given.GetValue(Follow),
        Lines = Number<int>(given, Lines, NumberStyles.Integer, "a whole number, 0 or more", faults),
        Full = given.GetValue(Full),
        ShowHosts = given.GetValue(ShowHosts),
        Logs = given.GetValue(Logs),
        Report = given.GetValue(Report),
        ShowSecrets = given.GetValue(ShowSecrets),
        ExpandServices = given.GetValue(ExpandServices),
        All = given.GetValue(All),
        ContainerFilter = given.GetValue(ContainerFilter),
        ShipFilter = given.GetValue(ShipFilter),
        Timeout = Number<double>(given, Timeout, NumberStyles.Float, Seconds, faults),
        Isolate = given.GetResult(Isolate) is { Tokens.Count: 0, Implicit: false } ? PlayRequest.OwnIsolation : given.GetValue(Isolate),
        Adopt = given.GetValue(Adopt),
        KeepVolumes = given.GetValue(KeepVolumes),
        Rollback = given.GetValue(Rollback),
    };

    private static T? Number<T>(ParseResult given, Option<string?> option, NumberStyles styles, string expected, ImmutableArray<Diagnostic>.Builder faults)
        where T : struct, System.Numerics.INumberBase<T>
    {
        if (given.GetValue(option) is not { } text) return null;
        if (T.TryParse(text, styles, CultureInfo.InvariantCulture, out var value)) return value;

        faults.Add(Catalogue.BadOptionValue(option.Name, text, expected));
        return null;
    }
}
