using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Execution;
using Maestro.Engine.Model;
using Maestro.Engine.Observation;
using Maestro.Engine.Planning;
using Maestro.Engine.Ships;

namespace Maestro.Engine;

/// <summary>One reading of logs, from the first look at the ships to the result.</summary>
internal sealed class LogReading(ConductorServices services, IDockerHostFactory hosts, MaestroEnvironment environment, PlayRequest request, ILogSink sink) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly CancellationTokenSource _deaf = new();

    /// <summary>Whose logs are asked for.</summary>
    /// <exception cref="MaestroException">Nothing is named, or something that there is not.</exception>
    public ImmutableArray<Instance> Order() => request.Things.IsEmpty && request.All != true
        ? throw new MaestroException(ExitCode.Usage, [Catalogue.NothingNamed("logs")])
        : PlayList.Of(environment, Play.Status, request);

    /// <summary>Reads, or follows until cancelled.</summary>
    /// <exception cref="MaestroException">Nothing is named, or something that there is not.</exception>
    public async Task<LogsResult> RunAsync(CancellationToken cancellationToken)
    {
        var order = Order();
        var limit = request.Timeout is { } seconds and > 0 ? TimeSpan.FromSeconds(seconds) : Timeout.InfiniteTimeSpan;
        using var deadline = new CancellationTokenSource(limit, services.Clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token, _deaf.Token);
        await using var fleet = new Fleet(environment, hosts);
        try
        {
            var readable = await LookAsync(fleet, order, stop.Token);
            sink.Begin([.. readable.Select(instance => instance.Name)]);
            await (request.Follow == true
                ? Task.WhenAll(readable.Select(instance => GuardAsync(instance, () => FollowAsync(instance, fleet[instance.Ship], stop.Token))))
                : ReadAsync(readable, fleet, stop.Token));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Who asked for it is told below.
        }

        if (cancellationToken.IsCancellationRequested) return new LogsResult(ExitCode.Cancelled, [.. _diagnostics, Catalogue.Cancelled("logs", string.Join(", ", order.Select(instance => instance.Name)))]);
        if (!_deaf.IsCancellationRequested && deadline.IsCancellationRequested)
        {
            Report(Catalogue.DeadlinePassed("logs", limit, string.Join(", ", order.Select(instance => instance.Name))));
            return new LogsResult(ExitCode.DeadlinePassed, [.. _diagnostics]);
        }

        return new LogsResult(ExitCodeOf(), [.. _diagnostics]);
    }

    public void Dispose() => _deaf.Dispose();

    private ExitCode ExitCodeOf()
    {
        var errors = _diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).ToImmutableArray();
        return errors.IsEmpty ? ExitCode.Done : errors.Any(error => Catalogue.IsOfShip(error.Code)) ? ExitCode.ShipUnreachable : ExitCode.Failed;
    }

    // Those that have a log; of the others it is said why they have none.
    private async Task<ImmutableArray<Instance>> LookAsync(Fleet fleet, ImmutableArray<Instance> order, CancellationToken cancellationToken)
    {
        var ships = await Observer.LookAsync(fleet, order, withImages: false, withDrift: false, doubtsRunning: false, cancellationToken);
        var plan = Planner.Make(new PlanningInput { Environment = environment, Play = Play.Status, Request = request, Order = order, Ships = ships });
        foreach (var fault in ships.Values.Select(ship => ship.Fault).OfType<Diagnostic>()) Report(fault);
        foreach (var (_, instance, standing, container) in plan.Instances)
        {
            if (standing == Standing.Absent) Report(Catalogue.NoContainer(instance.Location, instance.Name, instance.Ship));
            if (standing == Standing.Foreign) Report(Planner.NameTaken(instance, container!));
            if (standing is Standing.Down or Standing.Created) Report(Catalogue.NotRunning(instance.Location, instance.Name, instance.Ship, Wording.Lower(container!.Status), request.Follow == true));
        }

        return [.. plan.Instances.Where(planned => planned.Standing is Standing.Running or Standing.Paused or Standing.Down or Standing.Created).Select(planned => planned.Instance)];
    }

    private async Task ReadAsync(ImmutableArray<Instance> instances, Fleet fleet, CancellationToken cancellationToken)
    {
        var logs = instances.Select(instance => WholeAsync(instance, fleet[instance.Ship], cancellationToken)).ToImmutableArray();
        await foreach (var (log, line) in MergedLogs.Of(logs))
        {
            if (!Take(instances[log], line)) return;
        }
    }

    // A log that cannot be read, or not to its end, ends there: the others go on.
    private async IAsyncEnumerable<LogLine> WholeAsync(Instance instance, IDockerHost host, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IAsyncEnumerable<LogLine>? lines = null;
        await GuardAsync(instance, async () => lines = await host.ReadLogAsync(instance.ContainerName, new LogRange { Last = request.Lines }, cancellationToken));
        if (lines is null) yield break;

        await using var reader = lines.GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            var any = false;
            await GuardAsync(instance, async () => any = await reader.MoveNextAsync());
            if (!any) yield break;
            yield return reader.Current;
        }
    }

    private Task FollowAsync(Instance instance, IDockerHost host, CancellationToken cancellationToken) =>
        new LogFollower(host, instance.ContainerName, request.Lines, services.Clock).RunAsync(
            line => Take(instance, line), () => Notice($"{instance.Name} ended; its log goes on when it is started again"), cancellationToken);

    private async Task GuardAsync(Instance instance, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (ShipException fault)
        {
            Report(fault.Fault == ShipFault.Refused
                ? Catalogue.LogUnreadable(instance.Location, instance.Name, instance.Ship, fault.Reason)
                : ShipDiagnostics.From(fault, fault.Ship.Location));
        }
    }

    private bool Take(Instance instance, LogLine line)
    {
        lock (_lock)
        {
            if (!_deaf.IsCancellationRequested && sink.Take(new LogEntry(instance.Name, line.At, line.IsError, line.Text))) return true;
        }

        _deaf.Cancel();
        return false;
    }

    private void Notice(string text)
    {
        lock (_lock) sink.Notice(text);
    }

    // The same fault of a ship is said once for all that are on it.
    private void Report(Diagnostic diagnostic)
    {
        lock (_lock)
        {
            if (_diagnostics.Contains(diagnostic)) return;

            _diagnostics.Add(diagnostic);
            sink.Report(diagnostic);
        }
    }
}
