using Cake.Core.IO;
using Maestro.Engine.Model;

namespace Maestro.Cake;

/// <summary>What can be asked of an alias: the options of <see cref="PlayRequest"/> by the same names. What is null was not said: then the variable <c>MAESTRO_…</c> of that name decides, then the default.</summary>
public sealed class MaestroSettings
{
    /// <summary>Environment file, relative to Cake's working directory; null looks for <c>maestro.yaml</c>, then <c>maestro.yml</c>.</summary>
    public FilePath? File { get; set; }

    /// <inheritdoc cref="PlayRequest.Strict"/>
    public bool? Strict { get; set; }

    /// <summary>A file of JSON, relative to Cake's working directory: an object, whose members templates know by their names beside <c>env</c>.</summary>
    public FilePath? Vars { get; set; }

    /// <inheritdoc cref="PlayRequest.Things"/>
    public IReadOnlyCollection<string> Things { get; set; } = [];

    /// <inheritdoc cref="PlayRequest.Concurrency"/>
    public int? Concurrency { get; set; }

    /// <inheritdoc cref="PlayRequest.WithDependencies"/>
    public bool? WithDependencies { get; set; }

    /// <inheritdoc cref="PlayRequest.IgnoreDependencies"/>
    public bool? IgnoreDependencies { get; set; }

    /// <inheritdoc cref="PlayRequest.RefreshImages"/>
    public bool? RefreshImages { get; set; }

    /// <inheritdoc cref="PlayRequest.Reuse"/>
    public bool? Reuse { get; set; }

    /// <summary>Of a restart: time between one instance being back and the next one's turn.</summary>
    public TimeSpan? StepDelay { get; set; }

    /// <summary>Of a restart: time between an instance's stop and its start.</summary>
    public TimeSpan? StopStartDelay { get; set; }

    /// <inheritdoc cref="PlayRequest.OnlyIfChanged"/>
    public bool? OnlyIfChanged { get; set; }

    /// <inheritdoc cref="PlayRequest.Follow"/>
    public bool? Follow { get; set; }

    /// <inheritdoc cref="PlayRequest.Lines"/>
    public int? Lines { get; set; }

    /// <inheritdoc cref="PlayRequest.Full"/>
    public bool? Full { get; set; }

    /// <inheritdoc cref="PlayRequest.ShowHosts"/>
    public bool? ShowHosts { get; set; }

    /// <summary>Where a play that fails leaves evidence: its plan and events, each container's output and state. Null: <c>artifacts/maestro</c> beside the environment file.</summary>
    public DirectoryPath? Logs { get; set; }

    /// <summary>A file, relative to Cake's working directory, into which a page goes: when each instance was in which phase, and what the whole waited for.</summary>
    public FilePath? Report { get; set; }

    /// <inheritdoc cref="PlayRequest.ShowSecrets"/>
    public bool? ShowSecrets { get; set; }

    /// <inheritdoc cref="PlayRequest.ExpandServices"/>
    public bool? ExpandServices { get; set; }

    /// <summary>Lets stop, restart, kill and logs act on everything when nothing is named. In a build the default is true.</summary>
    public bool? All { get; set; }

    /// <inheritdoc cref="PlayRequest.ContainerFilter"/>
    public string? ContainerFilter { get; set; }

    /// <inheritdoc cref="PlayRequest.ShipFilter"/>
    public string? ShipFilter { get; set; }

    /// <summary>Overall deadline; zero: none; null: 15 minutes for start, none for others (each of their requests has its own).</summary>
    public TimeSpan? Timeout { get; set; }

    /// <inheritdoc cref="PlayRequest.Isolate"/>
    public string? Isolate { get; set; }

    /// <inheritdoc cref="PlayRequest.Adopt"/>
    public bool? Adopt { get; set; }

    /// <inheritdoc cref="PlayRequest.KeepVolumes"/>
    public bool? KeepVolumes { get; set; }

    /// <summary>When a start fails or is cancelled, removes what it created. In a build the default is true.</summary>
    public bool? Rollback { get; set; }

    internal PlayRequest ToRequest(IReadOnlyDictionary<string, string> variables)
    {
        return new PlayRequest
        {
            File = File?.FullPath,
            Strict = Strict,
            Vars = Vars?.FullPath,
            Things = [.. Things],
            Concurrency = Concurrency,
            WithDependencies = WithDependencies,
            IgnoreDependencies = IgnoreDependencies,
            RefreshImages = RefreshImages,
            Reuse = Reuse,
            StepDelay = StepDelay?.TotalSeconds,
            StopStartDelay = StopStartDelay?.TotalSeconds,
            OnlyIfChanged = OnlyIfChanged,
            Follow = Follow,
            Lines = Lines,
            Full = Full,
            ShowHosts = ShowHosts,
            Logs = Logs?.FullPath ?? (IsSaid("MAESTRO_LOGS") ? null : BesideTheFile()),
            Report = Report?.FullPath,
            ShowSecrets = ShowSecrets,
            ExpandServices = ExpandServices,
            All = All ?? OnUnlessSaid("MAESTRO_ALL"),
            ContainerFilter = ContainerFilter,
            ShipFilter = ShipFilter,
            Timeout = Timeout?.TotalSeconds,
            Isolate = Isolate,
            Adopt = Adopt,
            KeepVolumes = KeepVolumes,
            Rollback = Rollback ?? OnUnlessSaid("MAESTRO_ROLLBACK"),
        };

        // A variable that is set decides; reading it is the engine's matter.
        bool? OnUnlessSaid(string variable) => IsSaid(variable) ? null : true;

        bool IsSaid(string variable) => variables.TryGetValue(variable, out var said) && said.Length > 0;

        string BesideTheFile() => System.IO.Path.Combine(File?.GetDirectory().FullPath ?? "", "artifacts", "maestro");
    }
}
