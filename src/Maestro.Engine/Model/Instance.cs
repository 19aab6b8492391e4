using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;

namespace Maestro.Engine.Model;

/// <summary>One container of a service, on one ship.</summary>
public sealed record Instance
{
    /// <summary>Its name, unique in the environment.</summary>
    public required string Name { get; init; }

    /// <summary>Its container's name on the ship: its own, with the id of the isolation where there is one.</summary>
    public string ContainerName
    {
        get => field ?? Name;
        init;
    }

    /// <summary>Its service.</summary>
    public required string Service { get; init; }

    /// <summary>Its ship.</summary>
    public required string Ship { get; init; }

    /// <summary>Named ports, service's and own, sorted by name.</summary>
    public ImmutableArray<NamedPort> Ports { get; init; } = [];

    /// <summary>What is mounted from the ship, in the order of the file.</summary>
    public ImmutableArray<VolumeMount> Volumes { get; init; } = [];

    /// <summary>Paths of volumes of its own (key <c>container_volumes</c>).</summary>
    public ImmutableArray<string> ContainerVolumes { get; init; } = [];

    /// <summary>Containers of the same ship whose volumes it gets, too.</summary>
    public ImmutableArray<string> VolumesFrom { get; init; } = [];

    /// <summary>Time between SIGTERM and SIGKILL when it is stopped (key <c>stop_timeout</c>, default 10 s).</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Checks that must all pass before its container is created (state <c>pre-start</c>), service's first.</summary>
    public ImmutableArray<LifecycleCheck> PreStartChecks { get; init; } = [];

    /// <summary>Checks that must all pass before it counts as up (state <c>running</c>), service's first.</summary>
    public ImmutableArray<LifecycleCheck> RunningChecks { get; init; } = [];

    /// <summary>Checks that must all pass before it is stopped (state <c>pre-stop</c>), service's first.</summary>
    public ImmutableArray<LifecycleCheck> PreStopChecks { get; init; } = [];

    /// <summary>Checks that must all pass once it is stopped (state <c>stopped</c>), service's first.</summary>
    public ImmutableArray<LifecycleCheck> StoppedChecks { get; init; } = [];

    /// <summary>The container as the daemon will be asked to make it, without our labels.</summary>
    public required ContainerSpecification Container { get; init; }

    /// <summary>Where the instance is defined.</summary>
    public SourceLocation? Location { get; init; }

    /// <summary>Whether it is a one-shot: its container is meant to end with 0 before the instance counts as up.</summary>
    public bool Completes => RunningChecks.Any(check => check is LifecycleCheck.Completes);

    /// <summary>The checks of a state.</summary>
    public ImmutableArray<LifecycleCheck> Checks(LifecycleState state) => state switch
    {
        LifecycleState.PreStart => PreStartChecks,
        LifecycleState.Running => RunningChecks,
        LifecycleState.PreStop => PreStopChecks,
        _ => StoppedChecks,
    };

    /// <summary>Whether it has a port that the daemon picks when its container starts.</summary>
    public bool HasPickedPorts => Ports.Any(port => port.External.IsAuto);

    /// <summary>Whether link variables tell it of such ports of other services: its container can be made only when those run.</summary>
    public bool HearsPickedPorts { get; init; }

    /// <summary>The same with the ports that were picked, in its checks, too.</summary>
    /// <param name="numbers">Ports of the ship by name.</param>
    public Instance At(ImmutableDictionary<string, int> numbers) => this with
    {
        Ports = [.. Ports.Select(port => port.External.IsAuto && numbers.TryGetValue(port.Name, out var number) ? port with { External = new PortRange(number) } : port)],
        PreStartChecks = [.. PreStartChecks.Select(check => At(check, numbers))],
        RunningChecks = [.. RunningChecks.Select(check => At(check, numbers))],
        PreStopChecks = [.. PreStopChecks.Select(check => At(check, numbers))],
        StoppedChecks = [.. StoppedChecks.Select(check => At(check, numbers))],
    };

    private static LifecycleCheck At(LifecycleCheck check, ImmutableDictionary<string, int> numbers) => check switch
    {
        LifecycleCheck.Tcp { Port: 0 } tcp when numbers.TryGetValue(tcp.PortName, out var number) => tcp with { Port = number },
        LifecycleCheck.Http { Url.Port: 0, PortName: { } name } http when numbers.TryGetValue(name, out var number) => http with { Url = new UriBuilder(http.Url) { Port = number }.Uri },
        _ => check,
    };

    /// <summary>Image reference, the container's.</summary>
    public string Image => Container.Image;

    /// <summary>Names of containers that must be there when its own is made: those whose volumes, name or network it gets.</summary>
    public IEnumerable<string> Neighbours
    {
        get
        {
            const string OfContainer = "container:";
            var host = Container.HostConfig;
            var links = (host?.Links ?? []).Select(link => link.Split(':')[0]);
            return host?.NetworkMode is { } net && net.StartsWith(OfContainer, StringComparison.Ordinal) ? [.. host.VolumesFrom ?? [], .. links, net[OfContainer.Length..]] : (host?.VolumesFrom ?? []).Concat(links);
        }
    }

    /// <summary>What the label <c>maestro.config</c> holds when a container was made from this definition.</summary>
    public string ConfigurationHash => ContainerJson.ConfigurationHash(Container);

    /// <summary>Whether the container was made from another definition than this. One without our label is not compared.</summary>
    public bool DiffersFrom(ObservedContainer container) =>
        container.Labels.TryGetValue(Labels.Config, out var hash) && hash != ConfigurationHash;
}
