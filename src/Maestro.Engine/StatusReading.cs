using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Execution;
using Maestro.Engine.Model;
using Maestro.Engine.Observation;
using Maestro.Engine.Planning;
using Maestro.Engine.Ships;

namespace Maestro.Engine;

/// <summary>One status: what the ships that answer show is told at once, what one that does not shows when its time is up.</summary>
/// <param name="services">The world around it.</param>
/// <param name="hosts">Opens ships.</param>
/// <param name="environment">The environment.</param>
/// <param name="request">The request.</param>
internal sealed class StatusReading(ConductorServices services, IDockerHostFactory hosts, MaestroEnvironment environment, PlayRequest request)
{
    // In which all ships answer that are well: then all is told in one go, in order.
    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(500);

    private readonly ImmutableArray<Instance> _order = PlayList.Of(environment, Play.Status, request);

    /// <summary>What the environment file is warned of; said with the status's other diagnostics.</summary>
    public ImmutableArray<Diagnostic> Warnings { get; init; } = [];

    /// <summary>Looks and tells.</summary>
    /// <param name="observer">Who is told.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public async Task<PlayResult> RunAsync(IPlayObserver observer, TimeSpan limit, CancellationToken cancellationToken)
    {
        var began = services.Clock.GetTimestamp();
        using var deadline = new CancellationTokenSource(limit, services.Clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        await using var fleet = new Fleet(environment, hosts);
        var looks = Observer.Looks(fleet, _order, withImages: false, withDrift: true, doubtsRunning: false, stop.Token);
        await WaitTogetherAsync(looks.Values, stop.Token);

        var answered = looks.Values.Where(look => look.IsCompletedSuccessfully).ToImmutableArray();
        var plan = PlanOf(await Task.WhenAll(answered));
        var ledger = new Ledger(plan, environment.Name, observer, services.Clock, began, await CompletionAsync(plan, fleet, stop.Token));
        foreach (var fault in Warnings.Concat(plan.Faults)) ledger.Add(fault);
        await foreach (var late in Task.WhenEach(looks.Values.Except(answered)))
        {
            // What was broken off is told below.
            if (!late.IsCanceled) await TellAsync(await late, fleet, ledger, stop.Token);
        }

        foreach (var row in ledger.Rows.Where(row => row.Phase == InstancePhase.Waiting)) ledger.Change(row.Instance, InstancePhase.Cancelled, "not finished: its ship has not answered yet");
        Ended cause = cancellationToken.IsCancellationRequested ? Ended.Cancelled : deadline.IsCancellationRequested ? Ended.Deadline : Ended.ByItself;
        var result = PlayEnding.Result(plan, environment, ledger, ports: null, cause, limit);
        ledger.End(result);
        return result;
    }

    private async Task WaitTogetherAsync(IEnumerable<Task> looks, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pause = Task.Delay(Together, services.Clock, over.Token);
        await Task.WhenAny(Task.WhenAll(looks), pause);
        await over.CancelAsync();
        await pause.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task TellAsync(ObservedShip ship, Fleet fleet, Ledger ledger, CancellationToken cancellationToken)
    {
        var plan = PlanOf([ship]);
        plan = plan with { Instances = [.. plan.Instances.Where(planned => planned.Instance.Ship == ship.Name)] };
        ledger.GoOver(plan, await CompletionAsync(plan, fleet, cancellationToken));
        foreach (var fault in plan.Faults) ledger.Add(fault);
    }

    private Plan PlanOf(IEnumerable<ObservedShip> ships) => Planner.Make(new PlanningInput
    {
        Environment = environment,
        Play = Play.Status,
        Request = request,
        Order = _order,
        Ships = ships.ToImmutableDictionary(ship => ship.Name, StringComparer.Ordinal),
    });

    // What is shown beside where each instance stands. One that is broken off meanwhile shows what it has.
    private async Task<Func<InstanceRow, InstanceRow>> CompletionAsync(Plan plan, Fleet fleet, CancellationToken cancellationToken)
    {
        var ports = ImmutableDictionary<string, ImmutableArray<PortStanding>>.Empty;
        try
        {
            if (request.Full == true) ports = await PortLook.AskAsync(await AtPortsAsync(plan, fleet, cancellationToken), environment, services.Clock, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Told with the end of the status.
        }

        return row => row with
        {
            Host = request.ShowHosts == true ? environment.Ships[row.Ship].Ip : null,
            Ports = ports.TryGetValue(row.Instance, out var found) ? found : null,
        };
    }

    // With the ports that daemons have picked for what runs.
    private async Task<Plan> AtPortsAsync(Plan plan, Fleet fleet, CancellationToken cancellationToken)
    {
        var ports = new PickedPorts(environment, fleet, plan);
        return plan with { Instances = [.. await Task.WhenAll(plan.Instances.Select(async planned => planned with { Instance = await AtPortsAsync(planned) }))] };

        async Task<Instance> AtPortsAsync(PlannedInstance planned)
        {
            try
            {
                return planned is { Standing: Standing.Running, Container.Id: { } id } ? await ports.ReadAsync(planned.Instance, id, cancellationToken) : planned.Instance;
            }
            catch (ShipException)
            {
                // The ship went away after it told how its containers stand: the port stays unknown.
                return planned.Instance;
            }
        }
    }
}
