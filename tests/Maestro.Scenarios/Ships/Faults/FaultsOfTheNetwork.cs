using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;

namespace Maestro.Scenarios.Ships.Faults;

/// <summary>Rows of the matrix: what happens between here and a ship, and to the whole ship.</summary>
public sealed class FaultsOfTheNetwork
{
    internal static ImmutableArray<Fault> Faults { get; } =
    [
        new("ship off before the play") { Strike = ship => ship.PowerOffAsync(), Mend = ship => ship.PowerOnAsync() },
        new("ship off in mid-play") { InMidPlay = true, Strike = ship => ship.PowerOffAsync(), Mend = ship => ship.PowerOnAsync(), ExitCodes = [[ExitCode.ShipUnreachable], Both, [ExitCode.ShipUnreachable], Both] },
        new("link down for 5 s in mid-play")
        {
            InMidPlay = true,
            Timeout = 5,
            Strike = async ship =>
            {
                await ship.LinkAsync(isUp: false);
                await Task.Delay(TimeSpan.FromSeconds(5));
                await ship.LinkAsync(isUp: true);
            },
            ExitCodes = [[ExitCode.Done], Both, [ExitCode.Done], [ExitCode.Done]],
            Within = 30,
        },
        new("link down for good in mid-play") { InMidPlay = true, Strike = ship => ship.LinkAsync(isUp: false), Mend = ship => ship.LinkAsync(isUp: true), ExitCodes = [[ExitCode.ShipUnreachable], Both, [ExitCode.ShipUnreachable], Both] },
        new("packets to the API port dropped") { Strike = Firewall("-I", "DROP"), Mend = Firewall("-D", "DROP") },
        new("connections reset in mid-play") { InMidPlay = true, Strike = ship => ship.RunAsync("ss", "-K", "sport", "=", ":2375"), ExitCodes = Fault.Each(ExitCode.Done) },
        new("connections refused") { Strike = Firewall("-I", "REJECT --reject-with tcp-reset"), Mend = Firewall("-D", "REJECT --reject-with tcp-reset"), Says = "connection refused", Within = 4 },
        new("100 ms latency") { Way = bed => ThroughAsync(new BentLink(bed.Ships[1].Ip) { Delay = TimeSpan.FromMilliseconds(100) }), ExitCodes = Fault.Each(ExitCode.Done) },
        new("30 % of packets lost") { Timeout = 10, Strike = Loss("-I"), Mend = Loss("-D"), ExitCodes = Fault.Each(ExitCode.Done, ExitCode.ShipUnreachable), Within = 60 },
        new("answers cut short") { Way = bed => ThroughAsync(new BentLink(bed.Ships[1].Ip) { CutAfter = 400 }), Says = "closed before the answer was complete" },
        new("answers that are not JSON") { Way = bed => ThroughAsync(new BentLink(bed.Ships[1].Ip) { Instead = "HTTP/1.1 200 OK\r\nApi-Version: 1.41\r\nContent-Length: 6\r\n\r\n<html>" }), Says = "does not speak the Docker API" },
    ];

    private static ExitCode[] Both => [ExitCode.Done, ExitCode.ShipUnreachable];

    public static TheoryData<string> Names => [.. Faults.Select(fault => fault.Name)];

    [BedTheory]
    [MemberData(nameof(Names))]
    public Task Are_met_by_every_play(string fault) => FaultMatrix.MeetAsync(Faults, fault);

    private static Func<BedShip, Task> Firewall(string word, string target) => ship => ship.RunAsync(["iptables", word, "INPUT", "-p", "tcp", "--dport", "2375", "-j", .. target.Split(' ')]);

    private static Func<BedShip, Task> Loss(string word) => ship => ship.RunAsync("iptables", word, "INPUT", "-i", "eth0", "-m", "statistic", "--mode", "random", "--probability", "0.3", "-j", "DROP");

    private static Task<(string, IAsyncDisposable?)> ThroughAsync(BentLink link) => Task.FromResult((link.Keys, (IAsyncDisposable?)link));
}
