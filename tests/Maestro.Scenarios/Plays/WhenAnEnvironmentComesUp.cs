using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Model;

namespace Maestro.Scenarios.Plays;

public sealed class WhenAnEnvironmentComesUp
{
    private const string Shop = """
          store:
            image: IMAGE
            instances:
              NAME-store-1: {ship: SHIP, command: "sh -c 'sleep 0.3; echo stored > /tmp/index.html; exec httpd -f -p 80 -h /tmp'", stop_timeout: 0, ports: {http: "80:PORT1"}, lifecycle: {running: [{type: tcp, port: http, max_wait: 30}]}}
          web:
            image: IMAGE
            requires: [store]
            lifecycle: {running: [{type: http, port: http, match_regex: "from .*", max_wait: 30}]}
            instances:
              NAME-web-1: {ship: SHIP, command: "sh -c 'echo from $CONTAINER_NAME > /tmp/index.html; exec httpd -f -p 80 -h /tmp'", stop_timeout: 0, ports: {http: "80:PORT2"}}
        """;

    [Fact]
    public async Task It_answers_at_its_endpoints_in_the_order_of_its_dependencies()
    {
        await using var shop = new LiveEnvironment(Shop);

        var result = await shop.PlayAsync(Play.Start);

        result.ExitCode.ShouldBe(ExitCode.Done, string.Join('\n', result.Diagnostics));
        (await shop.ContainersAsync()).ShouldBe(["store-1 running", "web-1 running"]);
        result.Instances.Select(row => row.Instance).ShouldBe([$"{shop.Name}-store-1", $"{shop.Name}-web-1"]);
        using var client = new HttpClient();
        foreach (var endpoint in result.Endpoints) (await client.GetAsync(new Uri($"http://{endpoint.Address}/index.html"))).EnsureSuccessStatusCode();
        result.Endpoints.Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_second_start_does_nothing_and_says_up()
    {
        await using var shop = new LiveEnvironment(Shop);
        (await shop.PlayAsync(Play.Start)).ExitCode.ShouldBe(ExitCode.Done);
        var before = await shop.IdsAsync();

        var result = await shop.PlayAsync(Play.Start);

        result.ExitCode.ShouldBe(ExitCode.Done);
        result.Instances.ShouldAllBe(row => row.Phase == InstancePhase.Up && row.Text.StartsWith("up for ", StringComparison.Ordinal));
        (await shop.IdsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Stop_clean_and_start_work_twice_in_a_row()
    {
        await using var shop = new LiveEnvironment(Shop);
        for (var round = 0; round < 2; round++)
        {
            (await shop.PlayAsync(Play.Start)).ExitCode.ShouldBe(ExitCode.Done);
            (await shop.PlayAsync(Play.Status)).Instances.ShouldAllBe(row => row.Phase == InstancePhase.Up);
            (await shop.PlayAsync(Play.Stop)).ExitCode.ShouldBe(ExitCode.Done);
            (await shop.ContainersAsync()).ShouldBe(["store-1 exited", "web-1 exited"]);
            (await shop.PlayAsync(Play.Clean)).ExitCode.ShouldBe(ExitCode.Done);
            (await shop.ContainersAsync()).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task A_stopped_environment_is_made_anew_or_reused()
    {
        await using var shop = new LiveEnvironment(Shop);
        await shop.PlayAsync(Play.Start);
        await shop.PlayAsync(Play.Stop);
        var before = await shop.IdsAsync();

        (await shop.PlayAsync(Play.Start, new PlayRequest { Reuse = true })).ExitCode.ShouldBe(ExitCode.Done);
        (await shop.IdsAsync()).ShouldBe(before);

        await shop.PlayAsync(Play.Stop);
        (await shop.PlayAsync(Play.Start)).ExitCode.ShouldBe(ExitCode.Done);
        (await shop.IdsAsync()).ShouldNotBe(before);
    }

    [Fact]
    public async Task A_scoped_run_leaves_nothing()
    {
        await using var shop = new LiveEnvironment(Shop);
        await using (var run = await shop.RunAsync())
        {
            run.Started.ExitCode.ShouldBe(ExitCode.Done);
            (await shop.ContainersAsync()).Length.ShouldBe(2);
        }

        (await shop.ContainersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_scoped_run_leaves_what_a_person_had_started()
    {
        await using var shop = new LiveEnvironment(Shop);
        await shop.PlayAsync(Play.Start, new PlayRequest { Things = [$"{shop.Name}-store-1"] });
        await using (var run = await shop.RunAsync()) run.Started.ExitCode.ShouldBe(ExitCode.Done);

        (await shop.ContainersAsync()).ShouldBe(["store-1 running"]);
    }

    [Fact]
    public async Task A_scoped_run_stops_what_it_only_started()
    {
        await using var shop = new LiveEnvironment(Shop);
        await shop.PlayAsync(Play.Start);
        await shop.PlayAsync(Play.Stop);
        await using (var run = await shop.RunAsync(new PlayRequest { Reuse = true })) run.Started.ExitCode.ShouldBe(ExitCode.Done);

        (await shop.ContainersAsync()).ShouldBe(["store-1 exited", "web-1 exited"]);
    }
}
