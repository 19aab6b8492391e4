using System.Diagnostics;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Model;
using Maestro.Scenarios.Ships.Faults;
using Xunit.Abstractions;

namespace Maestro.Scenarios.Ships;

[Collection(nameof(AloneOnTheDaemon))]
public sealed class WhenThereAreTenShips(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Many = 10;
    private const int ShipTimeout = 3;

    private Bed? _bed;

    private Bed Ships => _bed!;

    public async Task InitializeAsync()
    {
        if (Bed.WhyNot is not null) return;

        _bed = await Bed.UpAsync(Many);
        await Task.WhenAll(Ships.Ships.Select(ship => ship.StartAsync(ship.PlainTcp)));
    }

    public async Task DisposeAsync()
    {
        if (_bed is not null) await _bed.DisposeAsync();
    }

    [BedFact]
    public async Task Nine_are_told_at_once_when_one_is_dead_and_all_is_over_when_its_time_is_up()
    {
        using var environment = new FleetEnvironment(FleetEnvironment.Plain(Ships, $", timeout: {ShipTimeout}"), Services(Many));
        await Ships.Ships[4].LinkAsync(isUp: false);
        var began = Stopwatch.GetTimestamp();

        var asking = environment.PlayAsync(Play.Status);
        await environment.Log.Saw(one => one is PlayEvent.Begun);
        var told = Stopwatch.GetElapsedTime(began);
        var result = await asking;
        var took = Stopwatch.GetElapsedTime(began);

        output.WriteLine($"nine after {told.TotalSeconds:0.00} s, all after {took.TotalSeconds:0.00} s");
        told.ShouldBeLessThan(TimeSpan.FromSeconds(1.5));
        took.ShouldBeLessThan(TimeSpan.FromSeconds(ShipTimeout + 1.5));
        result.ExitCode.ShouldBe(ExitCode.ShipUnreachable);
        result.Instances.Where(row => row.Phase == InstancePhase.HostDown).Select(row => row.Ship).ShouldBe(["ship5"]);
        environment.Log.Events.OfType<PlayEvent.Begun>().Single().Rows.Count(row => row.Phase == InstancePhase.Absent).ShouldBe(Many - 1);
    }

    [BedFact]
    public async Task All_tunnels_are_opened_side_by_side()
    {
        var links = new List<BentLink>();
        var servers = await Task.WhenAll(Ships.Ships.Select(ship => SshServer.StartAsync(ship)));
        try
        {
            // As far away as ships are: what one machine works out for both ends of ten handshakes would otherwise be all there is to measure.
            links.AddRange(Ships.Ships.Select(ship => new BentLink(ship.Ip, SshServer.Port) { Delay = TimeSpan.FromMilliseconds(50) }));
            var tunnels = string.Concat(Ships.Ships.Select((ship, i) => $"  {ship.Name}: {{ip: {ship.Ip}, endpoint: 127.0.0.1, {servers[i].TunnelThrough(links[i].Port)}}}\n"));
            var (one, all) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
            for (var round = 0; round < 3; round++)
            {
                one = Shorter(one, await OpenAsync(tunnels, 1));
                all = Shorter(all, await OpenAsync(tunnels, Many));
            }

            output.WriteLine($"one {one.TotalMilliseconds:0} ms, ten {all.TotalMilliseconds:0} ms: {all / one:0.00}");
            all.ShouldBeLessThan(one * 2);
        }
        finally
        {
            foreach (var link in links) await link.DisposeAsync();
            foreach (var server in servers) await server.DisposeAsync();
        }
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static async Task<TimeSpan> OpenAsync(string tunnels, int ships)
    {
        using var environment = new FleetEnvironment(tunnels, Services(ships));
        var began = Stopwatch.GetTimestamp();
        (await environment.PlayAsync(Play.Status)).ExitCode.ShouldBe(ExitCode.Done);
        return Stopwatch.GetElapsedTime(began);
    }

    private static string Services(int ships) => $"  web:\n    image: IMAGE\n    instances: {{{string.Join(", ", Enumerable.Range(1, ships).Select(ship => $"PREFIX-{ship}: {{ship: ship{ship}}}"))}}}\n";
}
