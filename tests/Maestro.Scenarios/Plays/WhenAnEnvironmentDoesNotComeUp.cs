using System.Diagnostics;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Model;
using Maestro.Testing;

namespace Maestro.Scenarios.Plays;

public sealed class WhenAnEnvironmentDoesNotComeUp
{
    [Fact]
    public async Task A_container_that_crashes_fails_the_start_at_once_with_its_last_words()
    {
        await using var env = new LiveEnvironment("""
              bad:
                image: IMAGE
                instances:
                  NAME-bad-1: {ship: SHIP, command: "sh -c 'echo first; echo cannot open the vault >&2; exit 7'", stop_timeout: 0, ports: {http: "80:PORT1"}, lifecycle: {running: [{type: tcp, port: http}]}}
              needs:
                image: IMAGE
                requires: [bad]
                instances:
                  NAME-needs-1: {ship: SHIP, command: sleep 1000, stop_timeout: 0}
            """);
        var began = Stopwatch.GetTimestamp();

        var result = await env.PlayAsync(Play.Start);

        Stopwatch.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(30), "the check would have waited for 300 s");
        result.ExitCode.ShouldBe(ExitCode.Failed);
        var fault = result.Diagnostics.ShouldHaveSingleItem();
        fault.Code.ShouldBe("MSTR0503");
        fault.Message.ShouldContain("exit code 7");
        fault.Detail.ShouldBe(["first", "cannot open the vault"], ignoreOrder: true);
        fault.Location!.Line.ShouldBe(9);
        result.Instances.Single(row => row.Service == "needs").Phase.ShouldBe(InstancePhase.Skipped);
        (await env.ContainersAsync()).ShouldBe(["bad-1 exited", "needs-1 created"]);
    }

    [Fact]
    public async Task A_container_without_checks_that_ends_at_once_fails_the_start()
    {
        await using var env = new LiveEnvironment("""
              bad:
                image: IMAGE
                instances:
                  NAME-bad-1: {ship: SHIP, command: "sh -c 'exit 0'"}
            """);

        var result = await env.PlayAsync(Play.Start);

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Diagnostics.ShouldHaveSingleItem().Message.ShouldContain("exit code 0");
    }

    [Theory]
    [InlineData("tcp, port: http", "closed at once")]
    [InlineData("http, port: http, path: /no-such-page", "status 404")]
    public async Task A_check_that_never_passes_says_what_it_met_last(string check, string lastAnswer)
    {
        var listens = check.StartsWith("http", StringComparison.Ordinal) ? "exec httpd -f -p 80 -h /tmp" : "exec sleep 1000";
        await using var env = new LiveEnvironment("""
              deaf:
                image: IMAGE
                instances:
                  NAME-deaf-1: {ship: SHIP, command: "sh -c 'echo here; LISTENS'", stop_timeout: 0, ports: {http: "80:PORT1"}, lifecycle: {running: [{type: CHECK, max_wait: 2}]}}
            """.Replace("LISTENS", listens, StringComparison.Ordinal).Replace("CHECK", check, StringComparison.Ordinal));

        var result = await env.PlayAsync(Play.Start);

        result.ExitCode.ShouldBe(ExitCode.Failed);
        var fault = result.Diagnostics.ShouldHaveSingleItem();
        fault.Code.ShouldBe("MSTR0504");

        // Podman leads a port by the kernel alone: there is no proxy of it that would take the connection.
        fault.Message.ShouldContain(TestDaemon.IsPodman && check.StartsWith("tcp", StringComparison.Ordinal) ? "connection refused" : lastAnswer);
        fault.Detail.ShouldBe(["here"]);
    }

    [Fact]
    public async Task A_missing_image_says_the_daemons_words_and_with_rollback_nothing_is_left()
    {
        await using var env = new LiveEnvironment("""
              good:
                image: IMAGE
                instances:
                  NAME-good-1: {ship: SHIP, command: sleep 1000, stop_timeout: 0}
              bad:
                image: 127.0.0.1:9/no/such-image:1
                instances:
                  NAME-bad-1: {ship: SHIP}
            """);

        var result = await env.PlayAsync(Play.Start, new PlayRequest { Rollback = true });

        result.ExitCode.ShouldBe(ExitCode.Failed);
        var fault = result.Diagnostics.ShouldHaveSingleItem();
        fault.Code.ShouldBe("MSTR0409");
        fault.Message.ShouldContain("127.0.0.1:9/no/such-image:1");
        (await env.ContainersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_ship_that_is_away_fails_its_own_and_exits_with_4()
    {
        await using var env = new LiveEnvironment(
            """
              near:
                image: IMAGE
                instances:
                  NAME-near-1: {ship: SHIP, command: sleep 1000, stop_timeout: 0}
              far:
                image: IMAGE
                instances:
                  NAME-far-1: {ship: away, command: sleep 1000}
            """,
            moreShips: "  away: {ip: 127.0.0.1, docker_port: PORT4}\n");

        var result = await env.PlayAsync(Play.Start);

        result.ExitCode.ShouldBe(ExitCode.ShipUnreachable);
        result.Diagnostics.ShouldHaveSingleItem().Message.ShouldContain("ship 'away' cannot be reached");
        (await env.ContainersAsync()).ShouldBe(["near-1 running"]);
        (await env.PlayAsync(Play.Down)).ExitCode.ShouldBe(ExitCode.ShipUnreachable);
        (await env.ContainersAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Play.Start)]
    [InlineData(Play.Stop)]
    [InlineData(Play.Clean)]
    [InlineData(Play.Down)]
    public async Task A_name_that_somebody_else_has_is_refused_and_never_touched(Play play)
    {
        await using var env = new LiveEnvironment("""
              taken:
                image: IMAGE
                instances:
                  NAME-taken-1: {ship: SHIP, command: sleep 1000}
                  NAME-taken-2: {ship: SHIP, command: sleep 1000}
            """);
        var foreign = await env.AddForeignAsync("taken-1");

        var result = await env.PlayAsync(play, new PlayRequest { All = true, Rollback = true });

        result.ExitCode.ShouldBe(ExitCode.Failed);
        var fault = result.Diagnostics.ShouldHaveSingleItem();
        fault.Code.ShouldBe("MSTR0505");
        fault.Message.ShouldContain(foreign[..12]);
        (await env.ContainersAsync()).ShouldBe(["taken-1 running"]);
    }

    [Fact]
    public async Task A_cancelled_run_leaves_nothing()
    {
        await using var env = new LiveEnvironment("""
              slow:
                image: IMAGE
                instances:
                  NAME-slow-1: {ship: SHIP, command: sleep 1000, stop_timeout: 0, ports: {http: "80:PORT1"}, lifecycle: {running: [{type: tcp, port: http}]}}
              after:
                image: IMAGE
                requires: [slow]
                instances:
                  NAME-after-1: {ship: SHIP, command: sleep 1000, stop_timeout: 0}
            """);
        using var cancellation = new CancellationTokenSource();
        var running = env.RunAsync(cancellationToken: cancellation.Token);
        await env.Log.Saw($"{env.Name}-slow-1", InstancePhase.Checking);

        await cancellation.CancelAsync();

        (await running).Started.ExitCode.ShouldBe(ExitCode.Cancelled);
        (await env.ContainersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_configuration_that_the_daemon_refuses_is_said_in_its_words()
    {
        await using var env = new LiveEnvironment("""
              bad:
                image: IMAGE
                instances:
                  NAME-bad-1: {ship: SHIP, command: [/no/such/program]}
            """);

        var result = await env.PlayAsync(Play.Start);

        result.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("MSTR0502");
        result.Diagnostics[0].Message.ShouldContain("/no/such/program");
    }
}
