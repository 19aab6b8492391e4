using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Model;
using Maestro.Scenarios.Plays;
using Xunit.Abstractions;

namespace Maestro.Scenarios.Checks;

public sealed class WhenEveryStateHasChecks(ITestOutputHelper output)
{
    [Fact]
    public async Task They_are_made_in_the_order_of_a_life_and_those_of_one_state_at_the_same_time()
    {
        await using var env = new LiveEnvironment("""
              web:
                image: IMAGE
                instances:
                  NAME-web:
                    {ship: SHIP, command: [sh, -c, "trap 'exit 0' TERM; sleep 1000 & wait"],
                     lifecycle: {pre-start: [*a, *a, *a], running: [*a, *a, *a], pre-stop: [*a, *a, *a], stopped: [*a, *a, *a]}}
            """.Replace("*a", "{type: sleep, wait: 0.5}", StringComparison.Ordinal));

        (await env.PlayAsync(Play.Start)).ExitCode.ShouldBe(ExitCode.Done);
        (await env.PlayAsync(Play.Stop)).ExitCode.ShouldBe(ExitCode.Done);

        var changes = env.Log.Events.OfType<PlayEvent.InstanceChanged>().ToList();
        var checks = changes.Where(change => change.Row.Phase == InstancePhase.Checking).ToList();
        checks.Select(change => change.Row.Text).ShouldBe(
            ["checking pre-start: sleep of 0.5 s, sleep of 0.5 s, sleep of 0.5 s", "checking: sleep of 0.5 s, sleep of 0.5 s, sleep of 0.5 s", "checking pre-stop: sleep of 0.5 s, sleep of 0.5 s, sleep of 0.5 s", "checking stopped: sleep of 0.5 s, sleep of 0.5 s, sleep of 0.5 s"]);
        foreach (var check in checks)
        {
            var next = changes[changes.IndexOf(check) + 1];
            output.WriteLine($"{check.Row.Text}: {(next.At - check.At).TotalMilliseconds:0} ms, then {next.Row.Text}");
            (next.At - check.At).ShouldBeInRange(TimeSpan.FromSeconds(0.49), TimeSpan.FromSeconds(1.45));
        }

        changes.Select(change => change.Row.Phase).Distinct().ShouldBe(
            [InstancePhase.Checking, InstancePhase.Creating, InstancePhase.Created, InstancePhase.Starting, InstancePhase.Started, InstancePhase.Stopping, InstancePhase.Down]);
        changes[^1].Row.Phase.ShouldBe(InstancePhase.Down);
    }

    [Fact]
    public async Task A_failed_pre_start_check_leaves_the_instance_unmade_and_skips_what_needs_it()
    {
        await using var env = new LiveEnvironment("""
              db:
                image: IMAGE
                instances:
                  NAME-db: {ship: SHIP, command: sleep 1000, stop_timeout: 0, lifecycle: {pre-start: [{type: exec, attempts: 1, command: [sh, -c, 'echo no licence for $CONTAINER_NAME; exit 5']}]}}
              web:
                image: IMAGE
                requires: [db]
                instances:
                  NAME-web: {ship: SHIP, command: sleep 1000, stop_timeout: 0}
              gone:
                image: IMAGE
                instances:
                  NAME-gone: {ship: SHIP, command: sleep 1000, stop_timeout: 0, lifecycle: {pre-start: [{type: exec, command: /no/such/program}]}}
              other:
                image: IMAGE
                instances:
                  NAME-other: {ship: SHIP, command: sleep 1000, stop_timeout: 0}
            """);

        var result = await env.PlayAsync(Play.Start);

        foreach (var row in result.Instances) output.WriteLine($"{row.Instance} {row.Text}");
        foreach (var fault in result.Diagnostics) output.WriteLine($"{fault}");
        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Diagnostics.Length.ShouldBe(2);
        var refused = result.Diagnostics.Single(fault => fault.Code == "MSTR0504");
        refused.Message.ShouldContain($"{env.Name}-db on ship 'local' is not started: exec check by sh did not pass");
        refused.Detail.ShouldBe([$"no licence for {env.Name}-db"]);
        result.Diagnostics.Single(fault => fault.Code == "MSTR0514").Message.ShouldContain(
            $"{env.Name}-gone on ship 'local' is not started: exec check by /no/such/program cannot pass: '/no/such/program' cannot be run: there is no such program");
        result.Instances.Single(row => row.Service == "db").Text.ShouldBe("failed: a pre-start check did not pass");
        result.Instances.Single(row => row.Service == "web").Phase.ShouldBe(InstancePhase.Skipped);
        (await env.ContainersAsync()).ShouldBe(["other running", "web created"]);
    }

    [Fact]
    public async Task A_failed_pre_stop_check_keeps_the_container_and_what_it_needs_until_all_is_taken_down()
    {
        await using var env = new LiveEnvironment("""
              db:
                image: IMAGE
                instances:
                  NAME-db: {ship: SHIP, command: sleep 1000, stop_timeout: 0}
              web:
                image: IMAGE
                requires: [db]
                instances:
                  NAME-web: {ship: SHIP, command: sleep 1000, stop_timeout: 0, lifecycle: {pre-stop: [{type: rexec, attempts: 1, command: [sh, -c, 'echo 3 users are at work; exit 1']}]}}
              other:
                image: IMAGE
                instances:
                  NAME-other: {ship: SHIP, command: sleep 1000, stop_timeout: 0}
            """);
        (await env.PlayAsync(Play.Start)).ExitCode.ShouldBe(ExitCode.Done);

        var stopped = await env.PlayAsync(Play.Stop);

        output.WriteLine($"{stopped.Diagnostics[0]}");
        stopped.ExitCode.ShouldBe(ExitCode.Failed);
        var fault = stopped.Diagnostics.ShouldHaveSingleItem();
        fault.Message.ShouldContain($"{env.Name}-web on ship 'local' is not stopped: rexec check by sh did not pass");
        fault.Detail[0].ShouldBe("3 users are at work");
        stopped.Instances.Single(row => row.Service == "db").Phase.ShouldBe(InstancePhase.Skipped);
        (await env.ContainersAsync()).ShouldBe(["db running", "other exited", "web running"]);

        var down = await env.PlayAsync(Play.Down);

        output.WriteLine($"{down.Diagnostics[0]}");
        down.Diagnostics.ShouldHaveSingleItem().Message.ShouldContain("is stopped all the same");
        (await env.ContainersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_failed_stopped_check_makes_the_stop_a_failure_though_the_container_is_down()
    {
        await using var env = new LiveEnvironment("""
              web:
                image: IMAGE
                instances:
                  NAME-web: {ship: SHIP, command: [sh, -c, "trap 'echo lost 2 letters; exit 0' TERM; sleep 1000 & wait"], lifecycle: {stopped: [{type: log, match_regex: all is saved}, {type: sleep, wait: 0.1}]}}
            """);
        (await env.PlayAsync(Play.Start)).ExitCode.ShouldBe(ExitCode.Done);

        var result = await env.PlayAsync(Play.Stop);

        output.WriteLine($"{result.Diagnostics[0]}");
        result.ExitCode.ShouldBe(ExitCode.Failed);
        var fault = result.Diagnostics.ShouldHaveSingleItem();
        fault.Code.ShouldBe("MSTR0514");
        fault.Message.ShouldContain("is not down as it should be: log check for all is saved cannot pass: the container ended; 1 line of output, which does not match");
        fault.Detail.ShouldBe(["lost 2 letters"]);
        (await env.ContainersAsync()).ShouldBe(["web exited"]);
    }

    [Fact]
    public async Task What_ends_by_itself_while_it_is_asked_for_leave_is_stopped()
    {
        await using var env = new LiveEnvironment("""
              web:
                image: IMAGE
                instances:
                  NAME-web: {ship: SHIP, command: sleep 2, stop_timeout: 0, lifecycle: {pre-stop: [{type: sleep, wait: 100}]}}
            """);
        (await env.PlayAsync(Play.Start)).ExitCode.ShouldBe(ExitCode.Done);

        var result = await env.PlayAsync(Play.Stop);

        result.Diagnostics.ShouldBeEmpty();
        result.ExitCode.ShouldBe(ExitCode.Done);
        result.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
        (await env.ContainersAsync()).ShouldBe(["web exited"]);
    }
}
