using System.Collections.Immutable;

namespace Maestro.Engine.Model;

/// <summary>
/// Everything that can be asked of a play, the same for every head. A property's name is the option's name in all of them:
/// <c>WithDependencies</c> here, in Cake's settings and on the MSBuild task, <c>--with-dependencies</c> on the command line,
/// <c>MAESTRO_WITH_DEPENDENCIES</c> as a variable. Null means that nothing was said.
/// </summary>
public sealed record PlayRequest
{
    /// <summary>What <see cref="Isolate"/> says where an id shall be made up.</summary>
    public const string OwnIsolation = "true";

    /// <summary>Environment file, relative to the working directory; <c>-</c> is standard input; null looks for <c>maestro.yaml</c>, then <c>maestro.yml</c>.</summary>
    public string? File { get; init; }

    /// <summary>Refuses what is undefined in a template where it would be printed or walked through, in place of an empty text.</summary>
    public bool? Strict { get; init; }

    /// <summary>A file of JSON, relative to the working directory: an object, whose members templates know by their names beside <c>env</c>.</summary>
    public string? Vars { get; init; }

    /// <summary>Services or instances to act on; empty means what the play's default is.</summary>
    public ImmutableArray<string> Things { get; init; } = [];

    /// <summary>How many instances are worked on at the same time, 1 or more; null: no limit beside 8 creates and starts in flight a ship.</summary>
    public int? Concurrency { get; init; }

    /// <summary>Adds dependencies (start, status, clean, pull) or dependents (stop, restart, kill) of the things named.</summary>
    public bool? WithDependencies { get; init; }

    /// <summary>Acts on all at once, in no order.</summary>
    public bool? IgnoreDependencies { get; init; }

    /// <summary>Pulls images even when the ship has them.</summary>
    public bool? RefreshImages { get; init; }

    /// <summary>Starts a stopped container again instead of making a new one. Not with <see cref="RefreshImages"/>.</summary>
    public bool? Reuse { get; init; }

    /// <summary>Of a restart: seconds between one instance being back and the next one's turn.</summary>
    public double? StepDelay { get; init; }

    /// <summary>Of a restart: seconds between an instance's stop and its start.</summary>
    public double? StopStartDelay { get; init; }

    /// <summary>Restarts only what changed: the image that its tag names on the ship, or its configuration. What is down is started.</summary>
    public bool? OnlyIfChanged { get; init; }

    /// <summary>Of logs: goes on showing what is printed, also over a restart of the container, until cancelled.</summary>
    public bool? Follow { get; init; }

    /// <summary>Of logs: how many of the last lines are shown, 0 or more; null: all.</summary>
    public int? Lines { get; init; }

    /// <summary>Of status: shows image and ports of each instance, too, and asks each port whether it answers.</summary>
    public bool? Full { get; init; }

    /// <summary>Of status: shows the address of a ship behind its name.</summary>
    public bool? ShowHosts { get; init; }

    /// <summary>A folder, relative to the working directory, in which a play that fails leaves evidence: its plan and events, each container's output and state.</summary>
    public string? Logs { get; init; }

    /// <summary>A file, relative to the working directory, into which a page goes: when each instance was in which phase, and what the whole waited for.</summary>
    public string? Report { get; init; }

    /// <summary>Of dump: shows what is a secret, too.</summary>
    public bool? ShowSecrets { get; init; }

    /// <summary>Lets stop, restart and kill take a service's name for all its instances.</summary>
    public bool? ExpandServices { get; init; }

    /// <summary>Lets stop, restart and kill act on everything when nothing is named.</summary>
    public bool? All { get; init; }

    /// <summary>Keeps only instances whose name matches (<c>*</c>, <c>?</c>, <c>[seq]</c>, <c>[!seq]</c>).</summary>
    public string? ContainerFilter { get; init; }

    /// <summary>Keeps only instances on ships whose name matches.</summary>
    public string? ShipFilter { get; init; }

    /// <summary>Overall deadline in seconds; 0: none; null: 15 minutes for start, none for others (each of their requests has its own).</summary>
    public double? Timeout { get; init; }

    /// <summary>Id of an environment of its own beside others of the same file on the same ships, 1 to 30 of letters, digits, '_', '.' and '-'; <c>true</c> makes one up for a start; null or <c>false</c>: none.</summary>
    public string? Isolate { get; init; }

    /// <summary>Takes over a container of the same name that has no labels of ours.</summary>
    public bool? Adopt { get; init; }

    /// <summary>Keeps anonymous volumes when a container is removed.</summary>
    public bool? KeepVolumes { get; init; }

    /// <summary>When a start fails or is cancelled, removes what it created.</summary>
    public bool? Rollback { get; init; }
}
