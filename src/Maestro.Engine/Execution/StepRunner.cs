using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Model;
using Maestro.Engine.Planning;
using Maestro.Engine.Registries;
using Maestro.Engine.Runs;
using Maestro.Engine.Ships;

namespace Maestro.Engine.Execution;

/// <summary>Does one step on its ship and writes down how it went.</summary>
internal sealed partial class StepRunner(MaestroEnvironment environment, Fleet fleet, Ledger ledger, ReadinessWait readiness, TimeProvider clock, Run? run, CancellationToken hardStop)
{
    private const int NotFound = 404;

    private readonly ConcurrentDictionary<string, string> _containers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Ship, ResourceKind Kind, string Name), Lazy<Task>> _own = [];
    private readonly ConcurrentDictionary<string, bool> _touched = new(StringComparer.Ordinal);

    /// <summary>What pulls images.</summary>
    public required ImagePuller Puller { get; init; }

    /// <summary>The ports that daemons pick.</summary>
    public required PickedPorts Ports { get; init; }

    /// <summary>When it passes, the rest of a tear-down is done without asking: what does not stop is killed, and no check is waited for.</summary>
    public CancellationToken Hurry { get; init; }

    /// <summary>Instances whose container this play began to create (true) or only to start (false).</summary>
    public IReadOnlyDictionary<string, bool> Touched => _touched;

    /// <summary>The container that this play started or waited for.</summary>
    public string? ContainerOf(string instance) => _containers.GetValueOrDefault(instance);

    /// <summary>The outcome; a cancellation is thrown.</summary>
    public async Task<StepOutcome> RunAsync(Step step, CancellationToken cancellationToken)
    {
        try
        {
            if (await DoAsync(step, fleet[step.Ship], cancellationToken) is not { } fault) return StepOutcome.Succeeded;

            return Fail(step, fault);
        }
        catch (ShipException fault)
        {
            return Fail(step, Faults.Of(step, fault));
        }
#pragma warning disable CA1031 // Whatever a step meets, the play goes on to its rollback and its end: nothing is lost track of for a fault of ours.
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return Fail(step, Catalogue.InternalFault($"{step.Operation} of {step.Subject}", fault));
        }
#pragma warning restore CA1031
    }

    // Null, or what is wrong with the instance though its ship did all that was asked.
    // Creates, starts and removals are not broken off when the play is cancelled: they take moments, and broken off nobody would know
    // whether they happened. Only the hard stop, some seconds later, ends them.
    private async Task<Diagnostic?> DoAsync(Step step, IDockerHost host, CancellationToken cancellationToken)
    {
        switch (step)
        {
            case Step.PullImage pull:
                return await PullAsync(pull, host, cancellationToken);
            case Step.Create create:
                await CreateAsync(create.Instance, host);
                break;
            case Step.Start start:
                await StartAsync(start, host);
                break;
            case Step.Unpause unpause:
                _touched.TryAdd(unpause.Instance.Name, false);
                ledger.Change(unpause.Instance.Name, InstancePhase.Starting, "unpausing");
                await host.UnpauseContainerAsync(unpause.ContainerId, hardStop);
                break;
            case Step.AwaitReady wait:
                var container = Container(wait.Instance, wait.ContainerId);
                return await readiness.RunAsync(wait with { Instance = await Ports.ReadAsync(wait.Instance, container, cancellationToken) }, container, host, cancellationToken);
            case Step.AwaitChecks wait:
                return await UntilHurryAsync(token => AwaitAsync(wait, host, token), () => Task.FromResult<Diagnostic?>(null), cancellationToken);
            case Step.Stop stop:
                await StopAsync(stop, host, cancellationToken);
                break;
            case Step.Kill kill:
                ledger.Change(kill.Instance.Name, InstancePhase.Stopping, "killing");
                await host.KillContainerAsync(kill.ContainerId, cancellationToken);
                ledger.Change(kill.Instance.Name, IsDown(kill.Instance), "killed");
                break;
            case Step.Pause pause:
                ledger.Change(pause.Instance.Name, ledger[pause.Instance.Name].Phase, $"waits {pause.Cause}");
                await Task.Delay(pause.Length, clock, cancellationToken);
                break;
            case Step.Remove remove:
                ledger.Change(remove.Instance.Name, InstancePhase.Removing, "removing");
                await host.RemoveContainerAsync(remove.ContainerId, remove.WithVolumes, hardStop);
                ledger.Change(remove.Instance.Name, InstancePhase.Removed, "removed");
                break;
            case Step.GiveUp giveUp:
                return giveUp.Fault;
            default:
                throw new InvalidOperationException($"no way to do {step.GetType().Name}");
        }

        return null;
    }

    private async Task<Diagnostic?> AwaitAsync(Step.AwaitChecks wait, IDockerHost host, CancellationToken cancellationToken) =>
        await readiness.RunAsync(wait.ContainerId is { } container ? wait with { Instance = await Ports.ReadAsync(wait.Instance, container, cancellationToken) } : wait, host, cancellationToken);

    private string Container(Instance instance, string? observed) => observed is null ? _containers[instance.Name] : _containers.GetOrAdd(instance.Name, observed);

    private async Task<Diagnostic?> PullAsync(Step.PullImage pull, IDockerHost host, CancellationToken cancellationToken)
    {
        Say("pulling");
        var report = new PullReport(Say);
        if (await Puller.PullAsync(host, new PullOrder(pull.Image, pull.Instances[0].Location, report, Say, ledger.Add), cancellationToken) is { } fault) return fault;

        var (phase, done) = pull.IsGoal ? (InstancePhase.Pulled, report.FoundNothingNew ? "image is up to date" : "pulled") : (InstancePhase.Waiting, "image pulled");
        foreach (var instance in pull.Instances) ledger.Change(instance.Name, phase, done);
        return null;

        void Say(string text)
        {
            foreach (var instance in pull.Instances) ledger.Change(instance.Name, InstancePhase.Pulling, text);
        }
    }

    private async Task CreateAsync(Instance instance, IDockerHost host)
    {
        _touched[instance.Name] = true;
        ledger.Change(instance.Name, InstancePhase.Creating, "creating");
        try
        {
            if (environment.Isolation is not null) await EnsureOwnAsync(instance, host);
            var id = await host.CreateContainerAsync(instance.ContainerName, ContainerLabels.Mark(environment, instance, await Ports.FillAsync(instance, hardStop), run), hardStop);
            _containers[instance.Name] = id;
            ledger.Created(instance.Name, id);
        }
        catch (ShipException fault) when (fault.Fault == ShipFault.Refused)
        {
            // What is refused was not made: a container of that name is somebody else's, and a rollback must leave it alone.
            _touched.TryRemove(instance.Name, out _);
            throw;
        }
    }

    // The daemon would make a volume by itself, but without labels nobody could tell later whose it is.
    private async Task EnsureOwnAsync(Instance instance, IDockerHost host)
    {
        foreach (var name in instance.Volumes.Where(mount => mount.IsNamedVolume).Select(mount => mount.Source)) await EnsureAsync(ResourceKind.Volume, name);
        if (instance.Container.NetworkingConfig is { } networks)
        {
            foreach (var name in networks.EndpointsConfig.Keys) await EnsureAsync(ResourceKind.Network, name);
        }

        Task EnsureAsync(ResourceKind kind, string name) =>
            _own.GetOrAdd((instance.Ship, kind, name), _ => new Lazy<Task>(() => host.EnsureResourceAsync(kind, name, ContainerLabels.OfResource(environment, run!), hardStop))).Value;
    }

    private async Task StartAsync(Step.Start start, IDockerHost host)
    {
        var instance = start.Instance;
        _touched.TryAdd(instance.Name, false);
        ledger.Change(instance.Name, InstancePhase.Starting, "starting");
        var id = Container(instance, start.ContainerId);
        try
        {
            await host.StartContainerAsync(id, hardStop);
        }
        catch (ShipException fault) when (fault.Fault == ShipFault.Refused && (fault.Status == NotFound || LeftTask().IsMatch(fault.Reason)))
        {
            if (await host.InspectContainerAsync(id, hardStop) is { } left)
            {
                if (left is not { State: ContainerState.Created, StartedAt: null }) throw;
                await host.RemoveContainerAsync(id, withVolumes: true, hardStop);
            }

            await CreateAsync(instance, host);
            await host.StartContainerAsync(_containers[instance.Name], hardStop);
        }
    }

    // A daemon that was killed while it started a container leaves a task of it in containerd, and can then never start it. It has not run, so that a new
    // one in its place loses nothing. And one that was stopped while it removed a container may go on with that when it is back, under our eyes.
    [GeneratedRegex("task [0-9a-f]{64}: already exists")]
    private static partial Regex LeftTask();

    private async Task StopAsync(Step.Stop stop, IDockerHost host, CancellationToken cancellationToken)
    {
        ledger.Change(stop.Instance.Name, InstancePhase.Stopping, "stopping");
        if (stop.StartsAgain) readiness.ExpectEnd(host, stop.ContainerId);
        await UntilHurryAsync(
            async token =>
            {
                await host.StopContainerAsync(stop.ContainerId, stop.Instance.StopTimeout, token);
                return true;
            },
            async () =>
            {
                ledger.Change(stop.Instance.Name, InstancePhase.Stopping, "killing, as the time of the tear-down is over");
                await host.KillContainerAsync(stop.ContainerId, cancellationToken);
                return true;
            },
            cancellationToken);
        if (stop.StartsAgain) await readiness.LetEndPassAsync(stop.ContainerId, cancellationToken);
        ledger.Change(stop.Instance.Name, stop.ComesBack ? InstancePhase.Stopping : IsDown(stop.Instance), "stopped");
    }

    private async Task<T> UntilHurryAsync<T>(Func<CancellationToken, Task<T>> work, Func<Task<T>> otherwise, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Hurry);
        try
        {
            return await work(either.Token);
        }
        catch (OperationCanceledException) when (Hurry.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return await otherwise();
        }
    }

    // With checks to come it is not all over yet.
    private static InstancePhase IsDown(Instance instance) => instance.StoppedChecks.IsEmpty ? InstancePhase.Down : InstancePhase.Stopping;

    private StepOutcome Fail(Step step, Diagnostic diagnostic)
    {
        ledger.Add(diagnostic);
        if (step is Step.AwaitChecks { GoesOn: true }) return StepOutcome.Succeeded;

        var phase = step is Step.GiveUp ? InstancePhase.HostDown : InstancePhase.Failed;
        var text = phase == InstancePhase.HostDown ? "host down" : $"failed: {Faults.Short(step, diagnostic)}";
        ImmutableArray<Instance> instances = step switch
        {
            Step.PullImage pull => pull.Instances,
            Step.OfInstance one => [one.Instance],
            _ => [],
        };
        foreach (var instance in instances) ledger.Change(instance.Name, phase, text);
        return Catalogue.IsOfShip(diagnostic.Code) ? StepOutcome.Lost : StepOutcome.Failed;
    }
}
