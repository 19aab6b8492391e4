using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;

namespace Maestro.Scenarios.Ships.Faults;

/// <summary>Rows of the matrix: what happens to a ship's daemon, and to its disk.</summary>
public sealed class FaultsOfTheDaemon
{
    private const string Filler = "/var/lib/docker/filler";

    internal static ImmutableArray<Fault> Faults { get; } =
    [
        new("daemon stopped for 2 s in mid-play")
        {
            InMidPlay = true,
            Strike = async ship =>
            {
                await ship.SignalAsync("STOP");
                await Task.Delay(TimeSpan.FromSeconds(2));
                await ship.SignalAsync("CONT");
            },
            ExitCodes = Fault.Each(ExitCode.Done),
        },
        new("daemon stopped for good in mid-play") { InMidPlay = true, PlayTimeout = 6, Strike = ship => ship.SignalAsync("STOP"), Mend = ship => ship.SignalAsync("CONT"), ExitCodes = [[ExitCode.DeadlinePassed], [ExitCode.Done, ExitCode.ShipUnreachable], [ExitCode.Done, ExitCode.DeadlinePassed], [ExitCode.Done, ExitCode.DeadlinePassed]], Says = "ship2" },
        new("daemon killed in mid-create and started again") { InMidPlay = true, Strike = KillAndStartAsync, ExitCodes = [[ExitCode.Done, ExitCode.Failed, ExitCode.ShipUnreachable], [ExitCode.Done, ExitCode.ShipUnreachable], [ExitCode.Done], [ExitCode.Done]], Says = "ship2", Within = 30 },
        new("daemon killed in mid-create and started again, live-restore") { InMidPlay = true, Daemon = bed => [.. bed.Ships[1].PlainTcp, "--live-restore"], Strike = KillAndStartAsync, ExitCodes = [[ExitCode.Done, ExitCode.Failed], [ExitCode.Done, ExitCode.ShipUnreachable], [ExitCode.Done], [ExitCode.Done]], Says = "ship2", Within = 30 },
        new("containerd stopped") { PlayTimeout = 6, Strike = Containerd("STOP"), Mend = Containerd("CONT"), ExitCodes = [[ExitCode.DeadlinePassed], [ExitCode.Done], [ExitCode.DeadlinePassed], [ExitCode.Done, ExitCode.DeadlinePassed]], Says = "ship2" },
        new("disk full")
        {
            Prepare = async ship =>
            {
                var image = Path.Combine(ship.Folder, "disk.img");
                await ship.RunAsync("sh", "-c", $"truncate -s 64M {image} && mkfs.ext4 -q -m 0 {image} && mount -o loop {image} /var/lib/docker");
            },
            Strike = ship => ship.RunAsync("sh", "-c", $"cat /dev/zero > {Filler} 2>/dev/null; n=0; while mkdir {Filler}-$n 2>/dev/null; do n=$((n+1)); done; sync"),
            Mend = ship => ship.RunAsync("sh", "-c", $"rm -rf {Filler} {Filler}-*"),
            ExitCodes = [[ExitCode.Failed], [ExitCode.Done], [ExitCode.Done], [ExitCode.Done]],
            Says = "no space left on device",
        },
    ];

    public static TheoryData<string> Names => [.. Faults.Select(fault => fault.Name)];

    [BedTheory]
    [MemberData(nameof(Names))]
    public Task Are_met_by_every_play(string fault) => FaultMatrix.MeetAsync(Faults, fault);

    [BedFact]
    public async Task A_full_disk_is_told_by_doctor_with_the_remedy()
    {
        await using var fleet = await FaultyFleet.OpenAsync(Faults.Single(fault => fault.Name == "disk full"));

        var result = await fleet.DoctorAsync();

        result.ExitCode.ShouldBe(ExitCode.Failed);
        var finding = result.Findings.Single(finding => finding.Subject == "disk");
        finding.Text.ShouldStartWith("full at /var/lib/docker (");
        finding.Text.ShouldEndWith("no space left on device): make room there, for one by 'docker system prune'");
    }

    private static async Task KillAndStartAsync(BedShip ship)
    {
        await ship.SignalAsync("KILL");
        await ship.StartAsync();
    }

    private static Func<BedShip, Task> Containerd(string signal) => ship => ship.RunAsync("sh", "-c", $"kill -{signal} $(pgrep -x containerd)");
}
