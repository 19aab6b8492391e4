using System.Globalization;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Model;

namespace Maestro.Scenarios.Plays;

public sealed class WhenTheDaemonPicksPorts
{
    private const string Shop = """
          store:
            image: IMAGE
            instances:
              NAME-store-1: {ship: SHIP, cmd: [httpd, -f, -p, "80", -h, /tmp], stop_timeout: 0, ports: {http: "80:auto"}, lifecycle: {running: [{type: tcp, port: http, max_wait: 30}]}}
          web:
            image: IMAGE
            requires: [store]
            lifecycle: {running: [{type: http, port: http, match_regex: "STORE_1_HTTP_PORT", max_wait: 30}]}
            instances:
              NAME-web-1: {ship: SHIP, command: "sh -c 'env > /tmp/index.html; exec httpd -f -p 80 -h /tmp'", stop_timeout: 0, ports: {http: "80:auto"}}

        """;

    [Fact]
    public async Task What_requires_an_instance_is_told_its_port_and_so_is_the_test()
    {
        await using var shop = new LiveEnvironment(Shop);

        var result = await shop.PlayAsync(Play.Start);

        result.ExitCode.ShouldBe(ExitCode.Done, string.Join('\n', result.Diagnostics));
        var (store, web) = (result.Endpoints.Single(endpoint => endpoint.Service == "store"), result.Endpoints.Single(endpoint => endpoint.Service == "web"));
        store.Number.ShouldBeInRange(1, 65535);
        using var client = new HttpClient();
        var told = (await client.GetStringAsync(new Uri($"http://{web.Address}/"))).Split('\n').Where(line => line.Contains("_HTTP_PORT=", StringComparison.Ordinal)).ToList();
        told.ShouldHaveSingleItem().ShouldEndWith($"_STORE_1_HTTP_PORT={store.Number.ToString(CultureInfo.InvariantCulture)}");
        result.Variables[told[0].Split('=')[0]].ShouldBe(told[0].Split('=')[1]);
        result.Variables.Values.ShouldNotContain("auto");
    }

    [Fact]
    public async Task A_second_start_finds_the_same_ports()
    {
        await using var shop = new LiveEnvironment(Shop);
        var first = await shop.PlayAsync(Play.Start);

        var second = await shop.PlayAsync(Play.Start);

        second.Instances.ShouldAllBe(row => row.Phase == InstancePhase.Up);
        second.Endpoints.ShouldBe(first.Endpoints);
    }

    [Fact]
    public async Task One_that_is_started_alone_is_told_of_those_that_run()
    {
        await using var shop = new LiveEnvironment(Shop);
        await shop.PlayAsync(Play.Start, new PlayRequest { Things = ["store"] });

        var result = await shop.PlayAsync(Play.Start, new PlayRequest { Things = ["web"] });

        result.ExitCode.ShouldBe(ExitCode.Done, string.Join('\n', result.Diagnostics));
        result.Endpoints.ShouldHaveSingleItem().Service.ShouldBe("web");
    }

    [Fact]
    public async Task One_that_was_told_a_port_that_has_changed_is_named()
    {
        await using var shop = new LiveEnvironment(Shop);
        await shop.PlayAsync(Play.Start);
        var told = (await shop.PlayAsync(Play.Restart, new PlayRequest { Things = ["store"], ExpandServices = true })).Diagnostics;

        told.ShouldBeEmpty();
        var again = await shop.PlayAsync(Play.Start);

        again.ExitCode.ShouldBe(ExitCode.Done);
        var port = again.Endpoints.Single(endpoint => endpoint.Service == "store").Number;
        again.Diagnostics.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            warning => warning.Code.ShouldBe("MSTR0615"),
            warning => warning.Message.ShouldContain($"which is {port.ToString(CultureInfo.InvariantCulture)} since: maestro restart {shop.Name}-web-1"));
        (await shop.PlayAsync(Play.Restart, new PlayRequest { Things = ["web"], ExpandServices = true })).Diagnostics.ShouldBeEmpty();
        (await shop.PlayAsync(Play.Start)).Diagnostics.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_full_status_asks_them()
    {
        await using var shop = new LiveEnvironment(Shop);
        var store = (await shop.PlayAsync(Play.Start)).Endpoints.Single(endpoint => endpoint.Service == "store");

        var row = (await shop.PlayAsync(Play.Status, new PlayRequest { Full = true })).Instances.Single(row => row.Service == "store");

        row.Ports.ShouldNotBeNull().ShouldHaveSingleItem().ShouldSatisfyAllConditions(port => port.Address.ShouldBe(store.Address), port => port.Answers.ShouldBe(true));
    }
}
