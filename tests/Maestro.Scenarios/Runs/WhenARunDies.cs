using Maestro.Engine.Model;
using Maestro.Scenarios.Plays;

namespace Maestro.Scenarios.Runs;

/// <summary>However a run ends, nothing of it is left, and nothing else is touched. <c>Deaths</c> has every way to die, with every head.</summary>
public sealed class WhenARunDies
{
    private const string Shop = """
          db:
            image: IMAGE
            instances:
              NAME-db-1: {ship: SHIP, cmd: [sleep, "1000"], stop_timeout: 1}
          web:
            image: IMAGE
            requires: [db]
            instances:
              NAME-web-1: {ship: SHIP, cmd: [httpd, -f, -p, "80"], stop_timeout: 1, ports: {http: "80:PORT1"}, lifecycle: {running: [{type: tcp, port: http}]}}
              NAME-web-2: {ship: SHIP, cmd: [sleep, "1000"], stop_timeout: 1}

        """;

    // From the death of the owner; twelve containers on three ships are to be gone within 15 s.
    private static readonly TimeSpan GoneWithin = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task It_ends_as_its_program_does_which_is_told_where_everything_is()
    {
        await using var shop = new LiveEnvironment(Shop);
        await using var run = OwnedRun.Start(shop, "env | grep ^MAESTRO_WEB; exit 7");

        (await run.NextLineAsync()).ShouldBe($"MAESTRO_WEB_{shop.Name.ToUpperInvariant()}_WEB_1_HTTP={RealDaemon.Ip}:{shop.Port(1)}");
        var (exitCode, said) = await run.EndAsync();

        exitCode.ShouldBe(7, said);
        said.ShouldContain("\"clean\":true");
        (await shop.ContainersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_program_that_there_is_not_ends_it_with_127()
    {
        await using var shop = new LiveEnvironment(Shop);
        await using var run = OwnedRun.Start(shop, "exec /no/such/program");

        (await run.EndAsync()).ExitCode.ShouldBe(127);
        (await shop.ContainersAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    [InlineData("HUP", 129)]
    public async Task A_signal_is_handed_on_to_the_program_and_then_all_is_taken_down(string signal, int expected)
    {
        await using var shop = new LiveEnvironment(Shop);
        await using var run = OwnedRun.Start(shop, $"trap 'echo got {signal}; exit 3' {signal}; echo up; while :; do sleep 0.05; done");
        (await run.NextLineAsync()).ShouldBe("up");

        await run.SendAsync(signal);

        (await run.NextLineAsync()).ShouldBe($"got {signal}");
        (await run.EndAsync()).ExitCode.ShouldBe(expected);
        (await shop.ContainersAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Killed_while_its_program_runs_it_leaves_nothing(bool withGroup)
    {
        await using var shop = new LiveEnvironment(Shop);
        var foreign = await shop.AddForeignAsync("foreign");
        await using var run = OwnedRun.Start(shop, "echo up; sleep 1000");
        (await run.NextLineAsync()).ShouldBe("up");

        await run.DieAsync(GoneWithin, withGroup);

        (await shop.IdsAsync()).ShouldBe([foreign]);
    }

    [Fact]
    public async Task Killed_together_with_its_watchdog_it_is_swept_by_the_next_start()
    {
        await using var shop = new LiveEnvironment(Shop);
        await using (var run = OwnedRun.Start(shop, "echo up; sleep 1000"))
        {
            (await run.NextLineAsync()).ShouldBe("up");
            await run.KillWatchdogAsync();
            await run.SendAsync("KILL", toGroup: true);
            await run.EndAsync();
        }

        (await shop.ContainersAsync()).Length.ShouldBe(3);
        await using var next = OwnedRun.Start(shop, "true");
        var (exitCode, said) = await next.EndAsync();

        exitCode.ShouldBe(0, said);
        said.ShouldContain("MSTR0612");
        (await shop.ContainersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_at_the_same_time_share_what_is_up_and_the_last_takes_it_down()
    {
        await using var shop = new LiveEnvironment(Shop);
        await using var first = OwnedRun.Start(shop, "echo up; read wait");
        await using var second = OwnedRun.Start(shop, "echo up; exec sleep 1000");
        await Task.WhenAll(first.NextLineAsync(), second.NextLineAsync());
        var ids = await shop.IdsAsync();

        await second.SendAsync("TERM");
        var (exitCode, said) = await second.EndAsync();

        exitCode.ShouldBe(143, said);
        (await shop.IdsAsync()).ShouldBe(ids);
        await first.SendAsync("TERM");
        (await first.EndAsync()).ExitCode.ShouldBe(143);
        (await shop.ContainersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_up_before_it_belongs_to_somebody_and_stays()
    {
        await using var shop = new LiveEnvironment(Shop);
        await shop.PlayAsync(Play.Start);
        var ids = await shop.IdsAsync();
        await using var run = OwnedRun.Start(shop, "echo up; sleep 1000");
        (await run.NextLineAsync()).ShouldBe("up");

        await run.SendAsync("KILL", toGroup: true);
        await run.EndAsync();
        await using var next = OwnedRun.Start(shop, "true");
        (await next.EndAsync()).ExitCode.ShouldBe(0);

        (await shop.IdsAsync()).ShouldBe(ids);
    }
}
