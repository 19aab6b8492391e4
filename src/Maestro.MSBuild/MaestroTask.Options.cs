using Maestro.Engine;
using Maestro.Engine.Model;

namespace Maestro.MSBuild;

// One property for each of PlayRequest, of the same name. All are text, so that a value of the wrong kind meets our own message and code.
public abstract partial class MaestroTask
{
    /// <inheritdoc cref="PlayRequest.File"/>
    public string? File { get; set; }

    /// <inheritdoc cref="PlayRequest.Strict"/>
    public string? Strict { get; set; }

    /// <inheritdoc cref="PlayRequest.Vars"/>
    public string? Vars { get; set; }

    /// <inheritdoc cref="PlayRequest.Things"/>
#pragma warning disable CA1819 // MSBuild hands lists over as arrays.
    public string[] Things { get; set; } = [];
#pragma warning restore CA1819

    /// <inheritdoc cref="PlayRequest.Concurrency"/>
    public string? Concurrency { get; set; }

    /// <inheritdoc cref="PlayRequest.WithDependencies"/>
    public string? WithDependencies { get; set; }

    /// <inheritdoc cref="PlayRequest.IgnoreDependencies"/>
    public string? IgnoreDependencies { get; set; }

    /// <inheritdoc cref="PlayRequest.RefreshImages"/>
    public string? RefreshImages { get; set; }

    /// <inheritdoc cref="PlayRequest.Reuse"/>
    public string? Reuse { get; set; }

    /// <inheritdoc cref="PlayRequest.StepDelay"/>
    public string? StepDelay { get; set; }

    /// <inheritdoc cref="PlayRequest.StopStartDelay"/>
    public string? StopStartDelay { get; set; }

    /// <inheritdoc cref="PlayRequest.OnlyIfChanged"/>
    public string? OnlyIfChanged { get; set; }

    /// <inheritdoc cref="PlayRequest.Follow"/>
    public string? Follow { get; set; }

    /// <inheritdoc cref="PlayRequest.Lines"/>
    public string? Lines { get; set; }

    /// <inheritdoc cref="PlayRequest.Full"/>
    public string? Full { get; set; }

    /// <inheritdoc cref="PlayRequest.ShowHosts"/>
    public string? ShowHosts { get; set; }

    /// <summary>Where a play that fails leaves evidence: its plan and events, each container's output and state. Empty: <c>artifacts/maestro</c> beside the environment file.</summary>
    public string? Logs { get; set; }

    /// <inheritdoc cref="PlayRequest.Report"/>
    public string? Report { get; set; }

    /// <inheritdoc cref="PlayRequest.ShowSecrets"/>
    public string? ShowSecrets { get; set; }

    /// <inheritdoc cref="PlayRequest.ExpandServices"/>
    public string? ExpandServices { get; set; }

    /// <summary>Lets stop, restart, kill and logs act on everything when nothing is named. In a build the default is true.</summary>
    public string? All { get; set; }

    /// <inheritdoc cref="PlayRequest.ContainerFilter"/>
    public string? ContainerFilter { get; set; }

    /// <inheritdoc cref="PlayRequest.ShipFilter"/>
    public string? ShipFilter { get; set; }

    /// <inheritdoc cref="PlayRequest.Timeout"/>
    public string? Timeout { get; set; }

    /// <inheritdoc cref="PlayRequest.Isolate"/>
    public string? Isolate { get; set; }

    /// <inheritdoc cref="PlayRequest.Adopt"/>
    public string? Adopt { get; set; }

    /// <inheritdoc cref="PlayRequest.KeepVolumes"/>
    public string? KeepVolumes { get; set; }

    /// <summary>When a start fails or is cancelled, removes what it created. In a build the default is true.</summary>
    public string? Rollback { get; set; }

    private PlayRequest Request(ConductorServices services)
    {
        var options = new OptionReader(services.Variables);
        var request = new PlayRequest
        {
            File = OptionReader.Text(File),
            Strict = options.Flag(nameof(Strict), Strict),
            Vars = OptionReader.Text(Vars),

            // A list that came through an escaped property, or by -p:MaestroThings=a%3Bb, is one text to MSBuild.
            Things = [.. Things.SelectMany(things => things.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))],
            Concurrency = options.Count(nameof(Concurrency), Concurrency),
            WithDependencies = options.Flag(nameof(WithDependencies), WithDependencies),
            IgnoreDependencies = options.Flag(nameof(IgnoreDependencies), IgnoreDependencies),
            RefreshImages = options.Flag(nameof(RefreshImages), RefreshImages),
            Reuse = options.Flag(nameof(Reuse), Reuse),
            StepDelay = options.Seconds(nameof(StepDelay), StepDelay),
            StopStartDelay = options.Seconds(nameof(StopStartDelay), StopStartDelay),
            OnlyIfChanged = options.Flag(nameof(OnlyIfChanged), OnlyIfChanged),
            Follow = options.Flag(nameof(Follow), Follow),
            Lines = options.Count(nameof(Lines), Lines, least: 0),
            Full = options.Flag(nameof(Full), Full),
            ShowHosts = options.Flag(nameof(ShowHosts), ShowHosts),
            Logs = OptionReader.Text(Logs) ?? (services.Variables.GetValueOrDefault("MAESTRO_LOGS", "").Length > 0 ? null : Path.Combine(OptionReader.Text(File) is { } file and not "-" ? Path.GetDirectoryName(file)! : "", "artifacts", "maestro")),
            Report = OptionReader.Text(Report),
            ShowSecrets = options.Flag(nameof(ShowSecrets), ShowSecrets),
            ExpandServices = options.Flag(nameof(ExpandServices), ExpandServices),
            All = options.FlagOnInBuilds(nameof(All), All),
            ContainerFilter = OptionReader.Text(ContainerFilter),
            ShipFilter = OptionReader.Text(ShipFilter),
            Timeout = options.Seconds(nameof(Timeout), Timeout),
            Isolate = OptionReader.Text(Isolate),
            Adopt = options.Flag(nameof(Adopt), Adopt),
            KeepVolumes = options.Flag(nameof(KeepVolumes), KeepVolumes),
            Rollback = options.FlagOnInBuilds(nameof(Rollback), Rollback),
        };
        options.ThrowIfFaulty();
        return request;
    }
}
