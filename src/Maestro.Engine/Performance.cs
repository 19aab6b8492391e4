using System.Collections.Immutable;
using Maestro.Engine.Auditing;
using Maestro.Engine.Definition;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Evidence;
using Maestro.Engine.Execution;
using Maestro.Engine.Lifecycle;
using Maestro.Engine.Model;
using Maestro.Engine.Observation;
using Maestro.Engine.Planning;
using Maestro.Engine.Reports;
using Maestro.Engine.Registries;
using Maestro.Engine.Runs;
using Maestro.Engine.Ships;

namespace Maestro.Engine;

/// <summary>One play on one environment, from the first look at the ships to the result.</summary>
internal sealed record Performance(ConductorServices Services, IDockerHostFactory Hosts, MaestroEnvironment Environment, Play Play, PlayRequest Request)
{
    // What a start may take when nothing was said; every other play's requests have deadlines enough of their own.
    private static readonly TimeSpan StartDeadline = TimeSpan.FromMinutes(15);

    // How long a create, a start or a removal may go on after a cancellation, to be finished rather than left in doubt. Where a rollback
    // follows it is longer: a create that is given up on may still happen, behind the back of the rollback that looked for it.
    // Where it is the play's own deadline that has passed, it is over soon.
    private static readonly TimeSpan FinishingTime = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FinishingTimeAfterDeadline = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan FinishingTimeBeforeRollback = TimeSpan.FromSeconds(30);

    /// <summary>The run that will own what is created; null: none.</summary>
    public Run? Run { get; init; }

    /// <summary>See <see cref="PlanningInput.OfRun"/>. Afterwards whatever else carries its label is removed, and every ship is looked at for the receipt.</summary>
    public string? OfRun { get; init; }

    /// <summary>How long containers may take to stop before they are killed.</summary>
    public TimeSpan Patience { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>Whether what explains a failure is collected before anything is taken down: for what failed outside of the play.</summary>
    public bool IsEvidenceFirst { get; init; }

    /// <summary>What the environment was read from.</summary>
    public EnvironmentSource? Source { get; init; }

    /// <summary>See <see cref="PlanningInput.Keep"/>.</summary>
    public ImmutableHashSet<string> Keep { get; init; } = [];

    /// <summary>Whether it is done also where an auditor that it must tell cannot be told: a tear-down that a run or a failed start owes.</summary>
    public bool IsOwed { get; init; }

    /// <summary>What the environment file is warned of; said with the play's other diagnostics.</summary>
    public ImmutableArray<Diagnostic> Warnings { get; init; } = [];

    /// <summary>The instances that it acts on, in the order in which it lists them.</summary>
    /// <exception cref="MaestroException">The request names what there is not.</exception>
    public ImmutableArray<Instance> Order() => PlayList.Of(Environment, Play, Request);

    /// <summary>Looks at the ships and plans; changes nothing.</summary>
    /// <exception cref="MaestroException">The request names what there is not.</exception>
    public async Task<Plan> PlanAsync(CancellationToken cancellationToken)
    {
        var order = Order();
        using var deadline = new CancellationTokenSource(Deadline, Services.Clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        await using var fleet = new Fleet(Environment, Hosts);
        try
        {
            return await PlanAsync(fleet, order, stop.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new MaestroException(ExitCode.DeadlinePassed, [Catalogue.DeadlinePassed("plan", Deadline, "the look at the ships")]);
        }
    }

    /// <summary>Does the play.</summary>
    /// <exception cref="MaestroException">The request names what there is not.</exception>
    public Task<PlayResult> PerformAsync(IPlayObserver observer, CancellationToken cancellationToken) => Play == Play.Status
        ? new StatusReading(Services, Hosts, Environment, Request) { Warnings = Warnings }.RunAsync(observer, Deadline, cancellationToken)
        : PlayAsync(observer, cancellationToken);

    private async Task<PlayResult> PlayAsync(IPlayObserver observer, CancellationToken cancellationToken)
    {
        var began = Services.Clock.GetTimestamp();
        var order = Order();
        using var deadline = new CancellationTokenSource(Deadline, Services.Clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        await using var fleet = new Fleet(Environment, Hosts);
        await using var ends = new EndWatch($"{Labels.Environment}={Environment.Name}", Services.Clock);

        using var telling = new Telling(Services.Clock);
        using var trail = Environment.Auditors.IsEmpty ? null : new AuditTrail(Environment, Play, order, Services.Who, telling, Services.Clock);
        var plan = await PlanUntilAsync(fleet, ends, order, stop.Token);
        var recorder = new EventRecorder(trail is null ? observer : new Audited(observer, trail));
        var ledger = new Ledger(plan, Environment.Name, recorder, Services.Clock, began);
        foreach (var fault in Warnings.Concat(plan.Faults)) ledger.Add(fault);
        if (trail is not null && !await MayBeginAsync(trail, ledger, stop.Token)) plan = plan with { Steps = [] };

        if (IsEvidenceFirst) Told([.. await EvidenceAsync(plan, fleet, ledger, recorder, runner: null)], ledger);
        var runner = await ExecuteAsync(plan, fleet, ends, ledger, deadline.Token, stop.Token);
        if (Play == Play.Restart && Request is { RefreshImages: true, OnlyIfChanged: true } && ledger.Diagnostics.All(fault => fault.Severity != Severity.Error))
            (plan, runner) = await GoOnAsync(plan, runner, fleet, ends, ledger, deadline.Token, stop.Token);

        if (!stop.IsCancellationRequested) await ReportStalePortsAsync(plan, runner, ledger, stop.Token);
        await Task.WhenAll(plan.Instances.Select(started => ReportEarlyEndAsync(started.Instance, fleet, ledger, runner, ends)));
        await ReadBack.CompleteAsync(fleet, plan, ledger, deadline.IsCancellationRequested ? FinishingTimeAfterDeadline : Timeout.InfiniteTimeSpan, Services.Clock);
        Ended cause = cancellationToken.IsCancellationRequested ? Ended.Cancelled : deadline.IsCancellationRequested ? Ended.Deadline : Ended.ByItself;
        var result = PlayEnding.Result(plan, Environment, ledger, runner.Ports, cause, Deadline) with { OnlyStarted = [.. runner.Touched.Where(pair => !pair.Value).Select(pair => pair.Key)] };
        if (OfRun is { } run) result = await WithReceiptAsync(result, run, onlyOwned: true, fleet, ledger);
        else if (Play == Play.Down && Environment.Isolation is { } isolation && Selection.IsWhole(Request)) result = await WithReceiptAsync(result, isolation, onlyOwned: false, fleet, ledger);
        if (trail is not null) result = result with { Diagnostics = result.Diagnostics.AddRange(Told(await trail.EndAsync(result), ledger)) };
        if (!result.Succeeded) result = result with { Diagnostics = result.Diagnostics.AddRange(Told([.. await EvidenceAsync(plan, fleet, ledger, recorder, runner)], ledger)) };

        if (!result.Succeeded && Play == Play.Start && Request.Rollback == true) result = await Rollback.OfAsync(this, result, runner.Touched.Keys, observer);
        if (Request.Report is { } page && await ReportAsync(page, plan, recorder, result) is { } unwritten) result = result with { Diagnostics = result.Diagnostics.AddRange(Told([unwritten], ledger)) };

        ledger.End(result);
        return result;
    }

    private async Task<IEnumerable<Diagnostic>> EvidenceAsync(Plan plan, Fleet fleet, Ledger ledger, EventRecorder recorder, StepRunner? runner) => Request.Logs is { } folder
        ? [await new EvidenceFolder(ship => fleet[ship], Services.Clock).WriteAsync(Path.GetFullPath(folder, Services.WorkingDirectory), plan, Environment.Name, recorder.Events, ledger.Answers, Containers(plan, runner))]
        : [];

    // What the plan did not know of goes as well: networks and volumes, and containers that the environment file had when they were made.
    private async Task<PlayResult> WithReceiptAsync(PlayResult result, string run, bool onlyOwned, Fleet fleet, Ledger ledger)
    {
        var ships = await Sweeper.RemoveAsync(Environment.ShipsInUse.Select(ship => fleet[ship]), run, onlyOwned, Request.KeepVolumes != true, CancellationToken.None);
        var receipt = new Receipt(Environment.Name, run, Services.Clock.GetUtcNow(), ships);
        ImmutableArray<Diagnostic> unwritten = Request.Logs is { } folder ? [.. await ReceiptFile.WriteAsync(receipt, Path.GetFullPath(folder, Services.WorkingDirectory))] : [];
        var known = result.Diagnostics.Select(fault => fault.Message).ToHashSet(StringComparer.Ordinal);
        var faults = Told([.. receipt.Faults.Where(fault => !known.Contains(fault.Message)), .. unwritten], ledger);
        return result with { Receipt = receipt, Diagnostics = result.Diagnostics.AddRange(faults), ExitCode = result.ExitCode == ExitCode.Done ? receipt.ExitCode : result.ExitCode };
    }

    private async Task<Diagnostic?> ReportAsync(string page, Plan plan, EventRecorder recorder, PlayResult result)
    {
        var file = Path.GetFullPath(page, Services.WorkingDirectory);
        try
        {
            if (Path.GetDirectoryName(file) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
            await File.WriteAllTextAsync(file, TimelineReport.Html(plan, recorder.Events, result), CancellationToken.None);
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Catalogue.ReportNotWritten(file, fault.Message);
        }
    }

    // Those that the play made, and those that it found.
    private static ImmutableArray<(Instance Instance, string Id)> Containers(Plan plan, StepRunner? runner) =>
    [
        .. plan.Instances.Where(planned => planned.Standing is not (Standing.Foreign or Standing.Unreachable))
            .Select(planned => (planned.Instance, Id: runner?.ContainerOf(planned.Instance.Name) ?? planned.Container?.Id)).Where(pair => pair.Id is not null).Select(pair => (pair.Instance, pair.Id!)),
    ];

    // Before anything is done; a play that is broken off here goes the way of any that is, with nothing done.
    private async Task<bool> MayBeginAsync(AuditTrail trail, Ledger ledger, CancellationToken cancellationToken)
    {
        try
        {
            var faults = await trail.BeginAsync(isOwed: IsOwed, cancellationToken);
            Told(faults, ledger);
            if (faults.All(fault => fault.Severity != Severity.Error)) return true;

            foreach (var row in ledger.Rows.Where(row => !row.Phase.IsFinal())) ledger.Change(row.Instance, InstancePhase.Skipped, "skipped: an auditor could not be told");
            return false;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return true;
        }
    }

    private static ImmutableArray<Diagnostic> Told(ImmutableArray<Diagnostic> faults, Ledger ledger)
    {
        foreach (var fault in faults) ledger.Add(fault);
        return faults;
    }

    /// <summary>When the play must be done.</summary>
    public TimeSpan Deadline => Request.Timeout switch
    {
        null => Play == Play.Start ? StartDeadline : Timeout.InfiniteTimeSpan,
        0 => Timeout.InfiniteTimeSpan,
        { } seconds => TimeSpan.FromSeconds(seconds),
    };

    private async Task<Plan> PlanAsync(Fleet fleet, ImmutableArray<Instance> order, CancellationToken cancellationToken, bool areImagesFresh = false)
    {
        var ships = await Observer.LookAsync(fleet, order, Play is Play.Start or Play.Restart or Play.Pull, Play is Play.Start or Play.Status, Play == Play.Clean, cancellationToken);
        return Planner.Make(new PlanningInput
        {
            Environment = Environment,
            Play = Play,
            Request = Request,
            Order = order,
            Ships = ships,
            OfRun = OfRun,
            Keep = Keep,
            AreImagesFresh = areImagesFresh,
        });
    }

    // A play that is cancelled before it has a plan has done nothing: its plan is empty.
    private async Task<Plan> PlanUntilAsync(Fleet fleet, EndWatch ends, ImmutableArray<Instance> order, CancellationToken cancellationToken)
    {
        try
        {
            // Watched before looked at, so that nothing ends unseen between the two.
            await Task.WhenAll(order.Where(IsWatched).Select(instance => instance.Ship).Distinct().Select(ship => ends.OpenAsync(fleet[ship], cancellationToken)));
            return await PlanAsync(fleet, order, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new Plan { Play = Play, Steps = [], Instances = [] };
        }
    }

    // Whose end matters: of what is brought up, and of what is asked whether it may be stopped.
    private bool IsWatched(Instance instance) => Play is Play.Start or Play.Restart || (Play is Play.Stop or Play.Down && !instance.PreStopChecks.IsEmpty);

    // With its images refreshed, a restart of what changed can tell what changed.
    private async Task<(Plan Plan, StepRunner Runner)> GoOnAsync(Plan plan, StepRunner runner, Fleet fleet, EndWatch ends, Ledger ledger, CancellationToken deadline, CancellationToken cancellationToken)
    {
        try
        {
            var next = await PlanAsync(fleet, [.. plan.Instances.Select(planned => planned.Instance)], cancellationToken, areImagesFresh: true);
            ledger.GoOver(next);
            foreach (var fault in next.Faults) ledger.Add(fault);
            return (next, await ExecuteAsync(next, fleet, ends, ledger, deadline, cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return (plan, runner);
        }
    }

    private async Task<StepRunner> ExecuteAsync(Plan plan, Fleet fleet, EndWatch ends, Ledger ledger, CancellationToken deadline, CancellationToken cancellationToken)
    {
        using var hardStop = new CancellationTokenSource(Timeout.InfiniteTimeSpan, Services.Clock);
        using var hurry = new CancellationTokenSource(Patience, Services.Clock);
        await using var registration = cancellationToken.Register(() => hardStop.CancelAfter(
            Request.Rollback == true ? FinishingTimeBeforeRollback : deadline.IsCancellationRequested ? FinishingTimeAfterDeadline : FinishingTime));
        var checks = new StateChecks(ledger, new CheckRunner(Services.Clock), new ProgramPlace(Services.WorkingDirectory, Services.Variables), Services.Clock);
        var readiness = new ReadinessWait(ledger, ends, checks, Services.Clock);
        var runner = new StepRunner(Environment, fleet, ledger, readiness, Services.Clock, Run, hardStop.Token) { Puller = Puller(), Ports = new PickedPorts(Environment, fleet, plan), Hurry = hurry.Token };
        await new Executor(plan, runner, ledger, Request.Concurrency, Services.Clock).RunAsync(cancellationToken);
        return runner;
    }

    private ImagePuller Puller() =>
        new(Environment.Registries, new LoginFinder(Environment.Registries, new DockerConfiguration(Services.Variables, Services.Clock)), Services.Clock);

    // A container knows for good what its variables told when it was made. To make it anew unasked would be to throw away what runs.
    private static async Task ReportStalePortsAsync(Plan plan, StepRunner runner, Ledger ledger, CancellationToken cancellationToken)
    {
        if (plan.Play is not (Play.Start or Play.Restart)) return;

        foreach (var (_, instance, _, container) in plan.Instances.Where(planned => planned.Container is not null && !runner.Touched.GetValueOrDefault(planned.Instance.Name)))
        {
            try
            {
                foreach (var (told, now) in await runner.Ports.StaleAsync(container!, cancellationToken)) ledger.Add(Catalogue.StalePort(instance.Location, instance.Name, instance.Ship, told, now));
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                // The end of the play tells that it was broken off.
                return;
            }
        }
    }

    // Up once is not up still: a container that ended while others were brought up makes the start a failure too.
    private static async Task ReportEarlyEndAsync(Instance instance, Fleet fleet, Ledger ledger, StepRunner runner, EndWatch ends)
    {
        if (ledger[instance.Name].Phase is not (InstancePhase.Started or InstancePhase.Up)) return;
        if (runner.ContainerOf(instance.Name) is not { } id || ends.Ended(id) is not { } end) return;

        var lastOutput = await LastOutput.ReadAsync(fleet[instance.Ship], id, instance, CancellationToken.None);
        ledger.Add(Catalogue.ContainerEnded(instance.Location, instance.Name, instance.Ship, end.ExitCode, lastOutput));
        ledger.Change(instance.Name, InstancePhase.Failed, "failed: the container ended");
    }

    // Auditors hear of every change before the observer does; they only take note of it.
    private sealed class Audited(IPlayObserver observer, AuditTrail trail) : IPlayObserver
    {
        public void Observe(PlayEvent playEvent)
        {
            trail.Observe(playEvent);
            observer.Observe(playEvent);
        }
    }
}
