using System.Globalization;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Model;
using Maestro.Scenarios.Runs;

namespace Maestro.Scenarios.Plays;

/// <summary>The same file any number of times on the same ship: nothing that stands twice gets in the way of itself.</summary>
public sealed class WhenAnEnvironmentIsIsolated
{
    private const string Shop = """
          store:
            image: IMAGE
            instances:
              NAME-store-1: {ship: SHIP, net: NAME-backend, cmd: [httpd, -f, -p, "80", -h, /data], stop_timeout: 0, ports: {http: "80:PORT1"}, volumes: {NAME-data: /data}, lifecycle: {running: [{type: tcp, port: http, max_wait: 30}]}}
          web:
            image: IMAGE
            requires: [store]
            lifecycle: {running: [{type: http, port: http, match_regex: "STORE_1_HTTP_PORT", max_wait: 30}, {type: rexec, command: ping -c 1 NAME-store-1}]}
            instances:
              NAME-web-1: {ship: SHIP, net: NAME-backend, command: "sh -c 'env > /tmp/index.html; exec httpd -f -p 80 -h /tmp'", stop_timeout: 0, ports: {http: "80:PORT2"}}

        """;

    [Fact]
    public async Task Each_has_containers_ports_volumes_and_networks_of_its_own_and_hears_its_own_ports()
    {
        await using var shop = new LiveEnvironment(Shop);

        var (one, two) = (await shop.PlayAsync(Play.Start, new PlayRequest { Isolate = "one" }), await shop.PlayAsync(Play.Start, new PlayRequest { Isolate = "two" }));

        one.ExitCode.ShouldBe(ExitCode.Done, string.Join('\n', one.Diagnostics));
        two.ExitCode.ShouldBe(ExitCode.Done, string.Join('\n', two.Diagnostics));
        (await shop.ContainersAsync()).ShouldBe(["store-1-one running", "store-1-two running", "web-1-one running", "web-1-two running"]);
        (await shop.NetworksAndVolumesAsync()).ShouldBe(["network backend-one", "network backend-two", "volume data-one", "volume data-two"]);
        one.Endpoints.Concat(two.Endpoints).Select(endpoint => endpoint.Number).ShouldBeUnique();
        using var client = new HttpClient();
        foreach (var result in (PlayResult[])[one, two])
        {
            var (store, web) = (result.Endpoints.Single(endpoint => endpoint.Service == "store"), result.Endpoints.Single(endpoint => endpoint.Service == "web"));
            (await client.GetStringAsync(new Uri($"http://{web.Address}/"))).ShouldContain($"_STORE_1_HTTP_PORT={store.Number.ToString(CultureInfo.InvariantCulture)}\n");
        }
    }

    [Fact]
    public async Task Plays_act_on_the_one_that_is_named_and_a_down_leaves_nothing_of_it()
    {
        await using var shop = new LiveEnvironment(Shop);
        await shop.PlayAsync(Play.Start, new PlayRequest { Isolate = "one" });
        await shop.PlayAsync(Play.Start, new PlayRequest { Isolate = "two" });

        await shop.PlayAsync(Play.Stop, new PlayRequest { Isolate = "one", All = true });
        (await shop.ContainersAsync()).ShouldBe(["store-1-one exited", "store-1-two running", "web-1-one exited", "web-1-two running"]);
        (await shop.PlayAsync(Play.Status, new PlayRequest { Isolate = "two" })).ExitCode.ShouldBe(ExitCode.Done);

        (await shop.PlayAsync(Play.Down, new PlayRequest { Isolate = "one" })).Receipt.ShouldNotBeNull().ExitCode.ShouldBe(ExitCode.Done);
        (await shop.ContainersAsync()).ShouldBe(["store-1-two running", "web-1-two running"]);
        (await shop.NetworksAndVolumesAsync()).ShouldBe(["network backend-two", "volume data-two"]);

        await shop.PlayAsync(Play.Down, new PlayRequest { Isolate = "two" });
        (await shop.ContainersAsync()).ShouldBeEmpty();
        (await shop.NetworksAndVolumesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_start_without_an_id_makes_one_up_and_tells_it()
    {
        await using var shop = new LiveEnvironment(Shop);

        var result = await shop.PlayAsync(Play.Start, new PlayRequest { Isolate = "true" });

        var told = result.Diagnostics.Single(fault => fault.Code == "MSTR0614").Message;
        var id = told[(told.LastIndexOf("--isolate ", StringComparison.Ordinal) + 10)..].Split(' ')[0];
        (await shop.ContainersAsync()).ShouldBe([$"store-1-{id} running", $"web-1-{id} running"]);
        await shop.PlayAsync(Play.Down, new PlayRequest { Isolate = id });
        (await shop.ContainersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Runs_at_the_same_time_do_not_touch_each_other_and_leave_nothing()
    {
        await using var shop = new LiveEnvironment(Shop);
        await Parallel.ForEachAsync(Enumerable.Range(0, 3), async (_, cancellationToken) =>
        {
            await using var run = await shop.RunAsync(new PlayRequest { Isolate = "true" }, cancellationToken);
            run.Started.ExitCode.ShouldBe(ExitCode.Done, string.Join('\n', run.Started.Diagnostics));
            (await run.TearDownAsync()).ExitCode.ShouldBe(ExitCode.Done);
        });

        (await shop.ContainersAsync()).ShouldBeEmpty();
        (await shop.NetworksAndVolumesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_run_that_is_killed_leaves_no_network_and_no_volume_either()
    {
        await using var shop = new LiveEnvironment(Shop);
        await using var run = OwnedRun.Start(shop, "echo up; sleep 1000", "--isolate");
        (await run.NextLineAsync()).ShouldBe("up");
        (await shop.NetworksAndVolumesAsync()).Length.ShouldBe(2);

        await run.DieAsync(TimeSpan.FromSeconds(15), withGroup: true);

        (await shop.ContainersAsync()).ShouldBeEmpty();
        (await shop.NetworksAndVolumesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_run_in_the_isolation_of_what_somebody_started_uses_that_and_leaves_it()
    {
        await using var shop = new LiveEnvironment(Shop);
        await shop.PlayAsync(Play.Start, new PlayRequest { Isolate = "dev" });
        var ids = await shop.IdsAsync();

        await using (var run = await shop.RunAsync(new PlayRequest { Isolate = "dev" })) run.Started.ExitCode.ShouldBe(ExitCode.Done);

        (await shop.IdsAsync()).ShouldBe(ids);
        await shop.PlayAsync(Play.Down, new PlayRequest { Isolate = "dev" });
        (await shop.NetworksAndVolumesAsync()).ShouldBeEmpty();
    }
}
