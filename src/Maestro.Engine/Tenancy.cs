using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Evidence;
using Maestro.Engine.Model;
using Maestro.Engine.Runs;
using Maestro.Engine.Ships;

namespace Maestro.Engine;

/// <summary>
/// A build's use of an environment, alone or with others of the same user: the lease on its run, the watchdog over it, and room on the ships. While it is taken and given back,
/// no other build of this user touches the environment.
/// </summary>
internal sealed class Tenancy
{
    private const string OthersHere = "another build on this machine, which brings it up or takes it down";

    // How long containers may take to stop, at least, before a tear-down kills them.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private readonly Performance _start;
    private readonly Lease _lease;
    private Watchdog? _watchdog;

    private Tenancy(Performance start, Lease lease)
    {
        (_start, _lease) = (start, lease);
        Run = Run.OfThisProcess(lease.Run, start.Services.Clock);
    }

    /// <summary>The run.</summary>
    public Run Run { get; }

    /// <summary>Takes it: returns when nobody else has the environment, or shares it.</summary>
    /// <param name="start">The start that shall follow.</param>
    /// <param name="observer">Told of what is waited for and swept.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="MaestroException">The environment is in use and is not given back in time, or the folder of leases cannot be used; or it was cancelled.</exception>
    public static async Task<Tenancy> TakeAsync(Performance start, IPlayObserver observer, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(start.Deadline, start.Services.Clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        var waitsFor = "the look at the ships";
        try
        {
            var tenancy = new Tenancy(start, await LeaseAsync(start, who => Wait(who), stop.Token));
            try
            {
                var watching = tenancy.WatchAsync(stop.Token);
                if (!tenancy._lease.IsShared) await tenancy.MakeRoomAsync(observer, who => Wait(who), stop.Token);
                if (await watching is { } fault) Say(Catalogue.Unwatched(fault));
                return tenancy;
            }
            catch
            {
                await tenancy.AbandonAsync(observer);
                throw;
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new MaestroException(ExitCode.Cancelled, [Catalogue.Cancelled("start", waitsFor)]);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            throw new MaestroException(ExitCode.DeadlinePassed, [Catalogue.InUse(start.Environment.Name, waitsFor, start.Deadline)]);
        }

        void Wait(string who)
        {
            waitsFor = who;
            Say(Catalogue.WaitsForOthers(start.Environment.Name, who));
        }

        void Say(Diagnostic diagnostic) => observer.Observe(new PlayEvent.Diagnosed(start.Services.Clock.GetUtcNow(), diagnostic));
    }

    /// <summary>Lets other builds of this user share the environment: it stands.</summary>
    public void Settle() => _lease.Settle();

    /// <summary>Gives it back where nothing stands: what a failed start has left, networks and volumes, is removed.</summary>
    /// <param name="observer">Told of what cannot be.</param>
    public async Task AbandonAsync(IPlayObserver observer)
    {
        await _lease.EndAsync(
            async () =>
            {
                if (_start.Request.Rollback != true) return;

                await using var fleet = new Fleet(_start.Environment, _start.Hosts);
                var ships = await Sweeper.RemoveAsync(Ships(fleet), Run.Id, onlyOwned: true, _start.Request.KeepVolumes != true, CancellationToken.None);
                foreach (var fault in new Receipt(_start.Environment.Name, Run.Id, _start.Services.Clock.GetUtcNow(), ships).Faults) Say(fault, observer);
            },
            () => WaitToLeave(observer));
        await LetGoAsync();
    }

    /// <summary>Gives it back; if nobody else uses it, takes the environment down first.</summary>
    /// <param name="keep">Instances that are stopped but not removed.</param>
    /// <param name="wentWell">Whether nothing has failed; else evidence is collected first. Null: nobody can tell.</param>
    /// <param name="observer">Told of the tear-down.</param>
    public async Task<PlayResult> EndAsync(ImmutableHashSet<string> keep, bool? wentWell, IPlayObserver observer)
    {
        var longest = _start.Environment.Instances.Values.Select(instance => instance.StopTimeout).DefaultIfEmpty().Max();
        var down = _start with
        {
            Play = Play.Down,
            Request = new PlayRequest { KeepVolumes = _start.Request.KeepVolumes, Logs = _start.Request.Logs },
            OfRun = Run.Id,
            Keep = keep,
            IsOwed = true,
            IsEvidenceFirst = wentWell == false,
            Patience = longest + TimeSpan.FromSeconds(1) > Patience ? longest + TimeSpan.FromSeconds(1) : Patience,
            Warnings = [],
        };
        PlayResult? result = null;
        await _lease.EndAsync(async () => result = await down.PerformAsync(observer, CancellationToken.None), () => WaitToLeave(observer));
        await LetGoAsync();
        return result ?? LeftToOthers(observer);
    }

    private void WaitToLeave(IPlayObserver observer) => Say(Catalogue.WaitsForOthers(_start.Environment.Name, OthersHere), observer);

    private void Say(Diagnostic diagnostic, IPlayObserver observer) => observer.Observe(new PlayEvent.Diagnosed(_start.Services.Clock.GetUtcNow(), diagnostic));

    private static async Task<Lease> LeaseAsync(Performance start, Action<string> waiting, CancellationToken cancellationToken)
    {
        var folder = start.Services.StateFolder;
        try
        {
            return await new Leases(folder, start.Services.Clock).TakeAsync(KeyOf(start), () => start.Environment.Isolation ?? Run.NewId(), () => waiting(OthersHere), cancellationToken);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new MaestroException(ExitCode.Failed, [Catalogue.LeasesUnusable(folder, fault.Message)]);
        }
    }

    // The same environment is what has the same name on the same daemons, in the same isolation.
    private static string KeyOf(Performance start)
    {
        var environment = start.Environment;
        var ships = string.Join('\n', environment.ShipsInUse.Select(ship => environment.Ships[ship].Address.ToString()));
        return $"{FileNames.Of(environment.Name)}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{environment.Name}\n{environment.Isolation}\n{ships}")).AsSpan(0, 8))}";
    }

    private async Task<string?> WatchAsync(CancellationToken cancellationToken)
    {
        var services = _start.Services;
        if (services.Watchdog.IsEmpty || _start.Source is not { } source) return null;

        var order = new WatchdogOrder
        {
            File = source.File,
            Directory = source.Directory,
            Text = source.Text,
            Isolation = source.Isolation,
            Ships = source.Ships,
            Run = Run.Id,
            Leases = services.StateFolder,
            Key = KeyOf(_start),
            Logs = _start.Request.Logs is { } logs ? Path.GetFullPath(logs, services.WorkingDirectory) : null,
            KeepVolumes = _start.Request.KeepVolumes,
            WorkingDirectory = services.WorkingDirectory,
            Variables = services.Variables.ToDictionary(StringComparer.Ordinal),
        };
        (_watchdog, var fault) = await Watchdog.StartAsync(services.Watchdog, order, services.Clock, cancellationToken);
        return fault;
    }

    // Removes what is over, and waits for what others use that has the names that are wanted.
    private async Task MakeRoomAsync(IPlayObserver observer, Action<string> waiting, CancellationToken cancellationToken)
    {
        var sweeper = new Sweeper(new Leases(_start.Services.StateFolder, _start.Services.Clock), _start.Services.Clock);
        await using var fleet = new Fleet(_start.Environment, _start.Hosts);
        string? said = null;
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            var ships = await sweeper.SweepAsync(Ships(fleet), cancellationToken);
            foreach (var diagnostic in ships.SelectMany(SweepFaults.Of)) observer.Observe(new PlayEvent.Diagnosed(_start.Services.Clock.GetUtcNow(), diagnostic));
            if (InTheWay(ships) is not { } who) return;

            if (said != who) waiting(said = who);
            await Task.Delay(pause, _start.Services.Clock, cancellationToken);
        }
    }

    // Whose run it is that has a container where one of ours must go; null: nobody's.
    private string? InTheWay(ImmutableArray<SweptShip> ships)
    {
        var taken = ships.SelectMany(ship => ship.Others.Select(other => (ship.Ship, other)))
            .Where(pair => pair.other.Kind == ResourceKind.Container && pair.other.Labels.GetValueOrDefault(Labels.Environment) == _start.Environment.Name)
            .Where(pair => _start.Environment.Instances.TryGetValue(pair.other.Labels.GetValueOrDefault(Labels.Instance, ""), out var instance) && instance.Ship == pair.Ship && instance.ContainerName == pair.other.Name)
            .Select(pair => Run.Of(pair.other.Labels)!)
            .FirstOrDefault(run => run.Owner is not null);
        return taken is null ? null : $"run {taken.Id} of {taken.Owner}";
    }

    private IEnumerable<IDockerHost> Ships(Fleet fleet) => _start.Environment.ShipsInUse.Select(ship => fleet[ship]);

    private async Task LetGoAsync()
    {
        if (Interlocked.Exchange(ref _watchdog, null) is { } watchdog) await watchdog.LetGoAsync();
    }

    private PlayResult LeftToOthers(IPlayObserver observer)
    {
        var now = _start.Services.Clock.GetUtcNow();
        var result = new PlayResult { Play = Play.Down, Environment = _start.Environment.Name, ExitCode = ExitCode.Done, Instances = [], IsLeftToOthers = true };
        observer.Observe(new PlayEvent.Begun(now, Play.Down, _start.Environment.Name, []));
        observer.Observe(new PlayEvent.Ended(now, result));
        return result;
    }
}
