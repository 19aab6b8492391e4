using System.Diagnostics;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Model;

namespace Maestro.Scenarios.Ships;

public sealed class WhenSshLeadsToAShip : IAsyncLifetime
{
    private const string Twelve = "  web:\n    image: IMAGE\n    instances: {PREFIX-1: &one {ship: far, command: sleep 1000, stop_timeout: 0}, PREFIX-2: *one, PREFIX-3: *one, PREFIX-4: *one, PREFIX-5: *one, PREFIX-6: *one, PREFIX-7: *one, PREFIX-8: *one, PREFIX-9: *one, PREFIX-10: *one, PREFIX-11: *one, PREFIX-12: *one}\n";

    private Bed? _bed;

    private Bed Ships => _bed!;

    private BedShip Ship => Ships.Ships[0];

    public async Task InitializeAsync()
    {
        if (Bed.WhyNot is not null) return;

        _bed = await Bed.UpAsync(1);
        await Ship.StartAsync("--tls=false");
        await Ships.LoadImagesAsync();
    }

    public async Task DisposeAsync()
    {
        if (_bed is not null) await _bed.DisposeAsync();
    }

    [BedFact]
    public async Task A_server_that_allows_one_session_is_enough_for_any_number_of_containers()
    {
        await using var server = await SshServer.StartAsync(Ship, "MaxSessions 1");
        using var environment = new FleetEnvironment($"  far: {{ip: {Ship.Ip}, {server.Tunnel}}}\n", Twelve);

        (await environment.PlayAsync(Play.Start)).Diagnostics.ShouldBeEmpty();
        (await environment.ContainersAsync(Ships)).Length.ShouldBe(12);
        (await environment.PlayAsync(Play.Down)).ExitCode.ShouldBe(ExitCode.Done);
        (await environment.ContainersAsync(Ships)).ShouldBeEmpty();
        SessionsHere().ShouldBeEmpty();
    }

    [BedFact]
    public async Task What_hinders_the_login_is_told_with_the_remedy()
    {
        await using var server = await SshServer.StartAsync(Ship);
        foreach (var (from, to, expected) in ((string, string, string)[])
        [
            (server.KnownHosts, server.WronglyKnownHosts, $"the server shows another host key than the one in {server.WronglyKnownHosts}: if it was set up anew, take its line out there ('ssh-keygen -R [{Ship.Ip}]:2222'); else somebody stands between"),
            (server.KnownHosts, "/dev/null", $"the server's host key is not in /dev/null: check it and add it there ('ssh-keyscan -p 2222 {Ship.Ip}')"),
            (server.Key, server.StrangeKey, "the server refuses the login of root: "),
            (server.Key, "/absent/id", "the key file /absent/id cannot be read: see 'key' of ssh_tunnel"),
            ("port: 2222", "port: 2223", "Connection refused"),
            ("/var/run/docker.sock", "/var/run/absent.sock", "see that a daemon listens at that address there"),
        ])
        {
            using var environment = new FleetEnvironment($"  far: {{ip: {Ship.Ip}, {server.Tunnel.Replace(from, to, StringComparison.Ordinal)}}}\n", Twelve);

            var result = await environment.Conductor.DoctorAsync(new PlayRequest { File = environment.File }, CancellationToken.None);

            result.ExitCode.ShouldBe(ExitCode.ShipUnreachable, expected);
            result.Findings.ShouldHaveSingleItem().Text.ShouldContain(expected);
        }
    }

    [BedFact]
    public async Task A_server_that_forbids_forwarding_is_told()
    {
        await using var server = await SshServer.StartAsync(Ship, "AllowStreamLocalForwarding no");
        using var environment = new FleetEnvironment($"  far: {{ip: {Ship.Ip}, {server.Tunnel}}}\n", Twelve);

        var result = await environment.PlayAsync(Play.Status);

        result.ExitCode.ShouldBe(ExitCode.ShipUnreachable);
        result.Diagnostics.ShouldHaveSingleItem().Message.ShouldContain("allows forwarding (AllowStreamLocalForwarding, AllowTcpForwarding)");
    }

    [BedFact]
    public async Task A_server_that_is_killed_and_back_in_mid_play_costs_nothing_but_time()
    {
        await using var server = await SshServer.StartAsync(Ship);
        using var environment = new FleetEnvironment($"  far: {{ip: {Ship.Ip}, {server.Tunnel}}}\n", Twelve);

        var playing = environment.PlayAsync(Play.Start, new PlayRequest { All = true, Concurrency = 2 });
        await environment.Log.Saw($"{environment.Name}-2", InstancePhase.Started);
        await server.KillAsync();
        await server.StartAsync();
        var result = await playing;

        result.Diagnostics.ShouldBeEmpty();
        (await environment.ContainersAsync(Ships)).Count(line => line.EndsWith("running", StringComparison.Ordinal)).ShouldBe(12);
        (await environment.PlayAsync(Play.Down)).ExitCode.ShouldBe(ExitCode.Done);
        (await environment.ContainersAsync(Ships)).ShouldBeEmpty();
    }

    // The runs of ssh that lead to this ship.
    private string[] SessionsHere() =>
        [.. Process.GetProcessesByName("ssh").Where(process => System.IO.File.ReadAllText($"/proc/{process.Id}/cmdline").Contains(Ship.Ip, StringComparison.Ordinal)).Select(process => $"{process.Id}")];
}
