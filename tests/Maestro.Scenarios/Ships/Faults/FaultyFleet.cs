using System.Collections.Immutable;
using System.Diagnostics;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Doctor;
using Maestro.Engine.Events;
using Maestro.Engine.Model;
using Maestro.Testing;

namespace Maestro.Scenarios.Ships.Faults;

/// <summary>Three ships and twelve instances, of which each play of the matrix is done while a fault strikes ship 2, on daemons of its own.</summary>
internal sealed class FaultyFleet : IAsyncDisposable
{
    private const int Instances = 12;

    // Everything can be brought up, wherever it must wait for a ship that has just come back.
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(2);

    private const string Services = """
          base:
            image: IMAGE
            instances: {PREFIX-base-1: &one {ship: ship1, command: sleep 10000, stop_timeout: 0}, PREFIX-base-2: &two {ship: ship2, command: sleep 10000, stop_timeout: 0}, PREFIX-base-3: &three {ship: ship3, command: sleep 10000, stop_timeout: 0}}
          mid:
            image: IMAGE
            requires: [base]
            instances: {PREFIX-mid-1: *one, PREFIX-mid-2: *two, PREFIX-mid-3: *three, PREFIX-mid-4: *one, PREFIX-mid-5: *two, PREFIX-mid-6: *three}
          free:
            image: IMAGE
            instances: {PREFIX-free-1: *one, PREFIX-free-2: *two, PREFIX-free-3: *three}

        """;

    private readonly Bed _bed;
    private readonly Fault _fault;
    private readonly FleetEnvironment _environment;

    private FaultyFleet(Bed bed, Fault fault)
    {
        (_bed, _fault) = (bed, fault);
        _environment = new FleetEnvironment(Plainly, Services);
    }

    private BedShip Ship => _bed.Ships[1];

    private string Plainly => With(_fault.Plainly(Ship));

    private string With(string keys) => FleetEnvironment.Plain(_bed, $", timeout: {_fault.Timeout}").Replace($"{{ip: {Ship.Ip}", $"{{ip: {Ship.Ip}{keys}", StringComparison.Ordinal);

    public static async Task<FaultyFleet> OpenAsync(Fault fault)
    {
#pragma warning disable CA2000 // The fleet owns it, or the catch below ends it.
        var bed = await Bed.UpAsync(3);
#pragma warning restore CA2000
        try
        {
            await fault.Prepare(bed.Ships[1]);
            await Task.WhenAll(bed.Ships.Select(ship => ship.StartAsync(ship.Number == 2 ? [.. fault.Daemon(bed)] : ship.PlainTcp)));
            await bed.LoadImagesAsync();
            return new FaultyFleet(bed, fault);
        }
        catch
        {
            await bed.DisposeAsync();
            throw;
        }
    }

    /// <summary>All plays of the matrix, each on an environment that stands as the play wants it.</summary>
    public async Task MeetAsync()
    {
        var foreign = await AddForeignAsync();
        await UpAsync();
        await CellAsync(Play.Status);
        await UpAsync();
        await CellAsync(Play.Stop);
        await GoneAsync();
        await UpAsync();
        (await _environment.PlayAsync(Play.Stop)).ExitCode.ShouldBe(ExitCode.Done);
        await CellAsync(Play.Clean);
        await GoneAsync();
        await CellAsync(Play.Start);
        await UpAsync();
        await GoneAsync();
        foreach (var ship in _bed.Ships)
        {
            using var daemon = ship.Daemon();
            (await daemon.ContainersAsync()).Select(line => line.Split(' ')[0]).ShouldBe([foreign], $"{_fault}: {ship.Name} has only the foreign container left");
        }
    }

    /// <summary>What doctor says of ship 2 while the fault is there.</summary>
    public async Task<DoctorResult> DoctorAsync()
    {
        await _fault.Strike(Ship);
        try
        {
            return await _environment.Conductor.DoctorAsync(new PlayRequest { File = _environment.File, ShipFilter = "ship2" }, CancellationToken.None);
        }
        finally
        {
            await _fault.Mend(Ship);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _environment.Dispose();
        await _bed.DisposeAsync();
    }

    private async Task CellAsync(Play play)
    {
        var cell = $"{_fault}, {play}";
        var observer = new EventLog();
        (string Keys, IAsyncDisposable? Needs)? way = _fault.Way is null ? null : await _fault.Way(_bed);
        PlayResult result;
        TimeSpan took;
        try
        {
            if (way is { Keys: var keys }) _environment.Write(With(keys), Services);
            if (!_fault.InMidPlay) await _fault.Strike(Ship);
            var began = Stopwatch.GetTimestamp();
            var playing = _environment.PlayAsync(play, new PlayRequest { All = true, Timeout = _fault.PlayTimeout }, observer);
            if (_fault.InMidPlay) await StrikeAsync(observer, playing);
            result = await playing;
            took = Stopwatch.GetElapsedTime(began);
        }
        finally
        {
            await _fault.Mend(Ship);
            if (way?.Needs is { } needs) await needs.DisposeAsync();
        }

        _environment.Write(Plainly, Services);
        var said = string.Join('\n', result.Diagnostics);
        _fault.Expected(play).ShouldContain(result.ExitCode, $"{cell}: {said}");
        took.ShouldBeLessThan(TimeSpan.FromSeconds(_fault.PlayTimeout ?? _fault.Within) + Slack, cell);
        if (result.ExitCode is ExitCode.ShipUnreachable) said.ShouldContain("ship 'ship2'", customMessage: cell);
        if (result.ExitCode is not ExitCode.Done) said.ShouldContain(_fault.Says, customMessage: cell);

        // What the other two could do they did.
        var elsewhere = result.Instances.Where(row => row.Ship != "ship2").ToImmutableArray();
        if (_fault.PlayTimeout is null && play is Play.Stop or Play.Clean) elsewhere.ShouldAllBe(row => row.Phase == InstancePhase.Down || row.Phase == InstancePhase.Removed || row.Phase == InstancePhase.Absent, cell);
        if (_fault.PlayTimeout is null && play == Play.Start) elsewhere.Where(row => !row.Instance.Contains("mid", StringComparison.Ordinal)).ShouldAllBe(row => row.Phase == InstancePhase.Started, cell);
    }

    // Once the play has begun with ship 2; a play that does nothing there to be seen, once it has begun.
    private async Task StrikeAsync(EventLog observer, Task playing)
    {
        await Task.WhenAny(observer.Saw(one => one is PlayEvent.InstanceChanged { Row: { Ship: "ship2", Phase: InstancePhase.Creating or InstancePhase.Starting or InstancePhase.Stopping or InstancePhase.Removing } }), playing);
        await _fault.Strike(Ship);
    }

    // Everything runs, wherever it stood before.
    private async Task UpAsync()
    {
        var result = await _environment.PlayAsync(Play.Start);
        result.ExitCode.ShouldBe(ExitCode.Done, $"{_fault}: start: {string.Join('\n', result.Diagnostics)}");
        (await _environment.ContainersAsync(_bed)).Count(line => line.EndsWith(" running", StringComparison.Ordinal)).ShouldBe(Instances, $"{_fault}");
    }

    // What a stop and a clean leave behind: nothing of ours.
    private async Task GoneAsync()
    {
        (await _environment.PlayAsync(Play.Stop)).Diagnostics.ShouldBeEmpty($"{_fault}: stop");
        (await _environment.PlayAsync(Play.Clean)).Diagnostics.ShouldBeEmpty($"{_fault}: clean");
        (await _environment.ContainersAsync(_bed)).ShouldBeEmpty($"{_fault}");
    }

    private async Task<string> AddForeignAsync()
    {
        var name = $"foreign-{_environment.Name}";
        await Task.WhenAll(_bed.Ships.Select(async ship =>
        {
            using var daemon = ship.Daemon();
            await daemon.PostAsync($"containers/create?name={name}", System.Text.Encoding.UTF8.GetBytes($$"""{"Image":"{{TestImages.Busybox}}","Cmd":["sleep","10000"]}"""));
            await daemon.PostAsync($"containers/{name}/start");
        }));
        return name;
    }
}
