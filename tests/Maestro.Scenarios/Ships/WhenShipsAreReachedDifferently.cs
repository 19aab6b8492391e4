using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Model;

namespace Maestro.Scenarios.Ships;

/// <summary>One environment over a unix socket, TLS and SSH.</summary>
public sealed class WhenShipsAreReachedDifferently : IAsyncLifetime
{
    private Bed? _bed;

    private Bed Ships => _bed!;

    public async Task InitializeAsync()
    {
        if (Bed.WhyNot is not null) return;

        _bed = await Bed.UpAsync(3);
        await Task.WhenAll(
            Ships.Ships[0].StartAsync("--tls=false"),
            Ships.Ships[1].StartAsync(Ships.Authority.Listening(Ships.Ships[1], [Ships.Ships[1].Ip])),
            Ships.Ships[2].StartAsync("--tls=false"));
        await Ships.LoadImagesAsync();
    }

    public async Task DisposeAsync()
    {
        if (_bed is not null) await _bed.DisposeAsync();
    }

    [BedFact]
    public async Task They_serve_each_other_by_link_variables_and_stop()
    {
        await using var ssh = await SshServer.StartAsync(Ships.Ships[2]);
        var (certificate, key) = Ships.Authority.Sign("client");
        using var environment = new FleetEnvironment(
            $"  unix: {{ip: {Ships.Ships[0].Ip}, socket_path: {Ships.Ships[0].File("/run/docker.sock")}}}\n" +
            $"  tls: {{ip: {Ships.Ships[1].Ip}, tls: true, tls_ca_cert: {Ships.Authority.File}, tls_cert: {certificate}, tls_key: {key}}}\n" +
            $"  ssh: {{ip: {Ships.Ships[2].Ip}, {ssh.Tunnel}}}\n",
            """
              page:
                image: IMAGE
                ports: {http: 8080}
                instances:
                  PREFIX-page-1: {ship: unix, stop_timeout: 1, command: "sh -c 'echo from unix > /tmp/index.html; exec httpd -f -p 8080 -h /tmp'", lifecycle: {running: [{type: tcp, port: http}]}}
                  PREFIX-page-2: {ship: tls, stop_timeout: 1, command: "sh -c 'echo from tls > /tmp/index.html; exec httpd -f -p 8080 -h /tmp'", lifecycle: {running: [{type: tcp, port: http}]}}
              asker:
                image: IMAGE
                requires: [page]
                instances:
                  PREFIX-asker:
                    ship: ssh
                    stop_timeout: 1
                    command: "sh -c 'wget -q -O - http://$PAGE_UPPER_PAGE_1_HOST:$PAGE_UPPER_PAGE_1_HTTP_PORT/ | grep unix && wget -q -O - http://$PAGE_UPPER_PAGE_2_HOST:$PAGE_UPPER_PAGE_2_HTTP_PORT/ | grep tls && echo both heard && exec sleep 1000'"
                    lifecycle: {running: [{type: log, match_regex: 'both heard', max_wait: 30}]}

            """);

        var started = await environment.PlayAsync(Play.Start);

        started.Diagnostics.ShouldBeEmpty();
        started.ExitCode.ShouldBe(ExitCode.Done);
        (await environment.ContainersAsync(Ships)).ShouldBe(["ship1 page-1 running", "ship2 page-2 running", "ship3 asker running"]);
        (await environment.PlayAsync(Play.Start)).Instances.ShouldAllBe(row => row.Phase == InstancePhase.Up);
        (await environment.PlayAsync(Play.Stop)).ExitCode.ShouldBe(ExitCode.Done);
        (await environment.ContainersAsync(Ships)).ShouldBe(["ship1 page-1 exited", "ship2 page-2 exited", "ship3 asker exited"]);
        (await environment.PlayAsync(Play.Clean)).ExitCode.ShouldBe(ExitCode.Done);
        (await environment.ContainersAsync(Ships)).ShouldBeEmpty();
    }
}
