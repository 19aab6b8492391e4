using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Model;
using Maestro.Engine.Ships;
using Maestro.Testing;

namespace Maestro.Engine.Tests.Execution;

public sealed class WhenAnEnvironmentIsTakenDown
{
    private static readonly MaestroEnvironment Shop = new EnvironmentBuilder()
        .Service("db", ["db-1"])
        .Service("web", ["web-1", "web-2"], requires: ["db"])
        .Build();

    [Fact]
    public async Task Status_asks_each_ship_once()
    {
        var stage = await UpAsync();

        var result = await stage.PlayAsync(Play.Status);

        stage.Fleet["local"].Requests.ShouldBe(["list"]);
        result.Instances.ShouldAllBe(row => row.Phase == InstancePhase.Up);
    }

    [Theory]
    [InlineData(Play.Stop)]
    [InlineData(Play.Kill)]
    [InlineData(Play.Down)]
    [InlineData(Play.Pull)]
    public async Task Concurrency_limits_what_is_stopped(Play play)
    {
        var stage = await UpAsync();
        var (now, most) = (0, 0);
        stage.Fleet["local"].Before = async (request, _) =>
        {
            if (request.Split(' ')[0] is not ("stop" or "kill" or "remove" or "pull")) return;
            most = Math.Max(most, Interlocked.Increment(ref now));
            await Task.Yield();
            Interlocked.Decrement(ref now);
        };

        (await stage.PlayAsync(play, new PlayRequest { All = true, Concurrency = 1 })).ExitCode.ShouldBe(ExitCode.Done);
        most.ShouldBe(1);
    }

    [Theory]
    [InlineData(Play.Stop)]
    [InlineData(Play.Kill)]
    public async Task Of_many_containers_eight_are_stopped_at_once_and_those_that_take_long_hold_up_none(Play play)
    {
        var clock = new ManualClock();
        var stage = new Stage(new EnvironmentBuilder().Service("web", [.. Enumerable.Range(1, 20).Select(number => $"web-{number}")]).Build());
        await stage.PlayAsync(Play.Start);
        stage.By(clock);
        var stopped = new TaskCompletionSource();
        using var asked = new SemaphoreSlim(0);
        stage.Fleet["local"].Before = (request, _) =>
        {
            if (request.Split(' ')[0] is not ("stop" or "kill")) return Task.CompletedTask;
            asked.Release();
            return stopped.Task;
        };
        var playing = stage.PlayAsync(play);

        foreach (var turn in (int[])[8, 8, 4])
        {
            for (var i = 0; i < turn; i++) (await asked.WaitAsync(TimeSpan.FromSeconds(10))).ShouldBeTrue();
            clock.Advance(TimeSpan.FromMilliseconds(249));
            asked.CurrentCount.ShouldBe(0);
            clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        stopped.SetResult();
        (await playing).ExitCode.ShouldBe(ExitCode.Done);
    }

    [Theory]
    [InlineData(Play.Status, "list")]
    [InlineData(Play.Stop, "stop")]
    [InlineData(Play.Kill, "kill")]
    [InlineData(Play.Restart, "stop")]
    [InlineData(Play.Clean, "list")]
    [InlineData(Play.Down, "stop")]
    [InlineData(Play.Pull, "pull")]
    public async Task A_deadline_ends_every_play_with_exit_code_5(Play play, string stuck)
    {
        var stage = await UpAsync();
        stage.Fleet["local"].Before = (request, token) => request.StartsWith(stuck, StringComparison.Ordinal) ? Task.Delay(Timeout.Infinite, token) : Task.CompletedTask;

        var result = await stage.PlayAsync(play, new PlayRequest { All = true, Timeout = 0.2 }).WaitAsync(TimeSpan.FromSeconds(30));

        result.ExitCode.ShouldBe(ExitCode.DeadlinePassed);
    }

    [Fact]
    public async Task Status_shows_a_ship_that_is_away_and_goes_on()
    {
        var stage = new Stage(new EnvironmentBuilder().Service("db", ["db-1"]).Service("far", ["far-1"], ship: "away").Build());
        stage.Fleet.SwitchOff("away");

        var result = await stage.PlayAsync(Play.Status);

        result.ExitCode.ShouldBe(ExitCode.ShipUnreachable);
        result.Instances.Select(row => row.Text).ShouldBe(["absent", "host down"]);
        result.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("MSTR0301");
    }

    [Theory]
    [InlineData(Play.Stop)]
    [InlineData(Play.Kill)]
    [InlineData(Play.Down)]
    public async Task What_is_on_other_ships_is_done_though_one_is_lost_meanwhile(Play play)
    {
        var stage = new Stage(new EnvironmentBuilder().Service("db", ["db-1"]).Service("far", ["far-1"], ship: "away", requires: ["db"]).Service("near", ["near-1"], requires: ["far"]).Build());
        await stage.PlayAsync(Play.Start);
        stage.Fleet["away"].Before = (request, _) => request.Split(' ')[0] is "stop" or "kill" or "remove"
            ? throw new ShipException(stage.Fleet["away"].Ship, ShipFault.Unreachable, request, "the connection was reset")
            : Task.CompletedTask;

        var result = await stage.PlayAsync(play);

        result.ExitCode.ShouldBe(ExitCode.ShipUnreachable);
        result.Instances.Where(row => row.Ship != "away").ShouldAllBe(row => row.Phase == InstancePhase.Down || row.Phase == InstancePhase.Removed);
        result.Instances.Single(row => row.Ship == "away").Text.ShouldBe("failed: its ship cannot be reached");
        stage.Fleet["local"].Containers.Values.ShouldAllBe(container => container.State == ContainerState.Exited);
    }

    [Fact]
    public async Task What_a_daemon_lists_as_running_and_knows_to_be_down_is_cleaned()
    {
        var stage = await UpAsync();
        stage.Fleet["local"].Snapshots["web-1"] = ContainerState.Exited;

        var result = await stage.PlayAsync(Play.Clean);

        result.Instances.Single(row => row.Instance == "web-1").Phase.ShouldBe(InstancePhase.Removed);
        result.Instances.Where(row => row.Instance != "web-1").ShouldAllBe(row => row.Phase == InstancePhase.Skipped);
    }

    [Fact]
    public async Task Stop_stops_dependents_first_and_removes_nothing()
    {
        var stage = await UpAsync();

        var result = await stage.PlayAsync(Play.Stop);

        result.ExitCode.ShouldBe(ExitCode.Done);
        stage.Fleet["local"].Requests.Last().ShouldBe("stop db-1");
        stage.Fleet["local"].Containers.Values.ShouldAllBe(container => container.State == ContainerState.Exited);
    }

    [Fact]
    public async Task A_stop_that_fails_keeps_what_the_container_needs_running()
    {
        var stage = await UpAsync();
        var host = stage.Fleet["local"];
        host.Before = (request, _) => request == "stop web-1" ? throw host.Refusal(request, 500, "no") : Task.CompletedTask;

        var result = await stage.PlayAsync(Play.Stop);

        result.ExitCode.ShouldBe(ExitCode.Failed);
        host.Containers["db-1"].State.ShouldBe(ContainerState.Running);
        result.Instances.Single(row => row.Instance == "db-1").Text.ShouldBe("skipped: web-1 did not succeed");
    }

    [Fact]
    public async Task A_second_stop_and_a_second_clean_have_nothing_to_do_and_say_so()
    {
        var stage = await UpAsync();
        await stage.PlayAsync(Play.Stop);

        (await stage.PlayAsync(Play.Stop)).Instances.ShouldAllBe(row => row.Phase == InstancePhase.Down);
        (await stage.PlayAsync(Play.Clean)).Instances.ShouldAllBe(row => row.Phase == InstancePhase.Removed);
        (await stage.PlayAsync(Play.Clean)).Instances.ShouldAllBe(row => row.Phase == InstancePhase.Absent);
        stage.Fleet["local"].Containers.ShouldBeEmpty();
    }

    [Fact]
    public async Task Clean_skips_what_runs()
    {
        var stage = await UpAsync();

        var result = await stage.PlayAsync(Play.Clean);

        result.ExitCode.ShouldBe(ExitCode.Done);
        result.Instances.ShouldAllBe(row => row.Phase == InstancePhase.Skipped && row.Text == "skipped: up for 0s, stop it first");
        stage.Fleet["local"].Containers.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Down_takes_all_it_can_when_one_container_will_not_stop()
    {
        var stage = await UpAsync();
        var host = stage.Fleet["local"];
        host.Before = (request, _) => request == "stop web-1" ? throw host.Refusal(request, 500, "no") : Task.CompletedTask;

        (await stage.PlayAsync(Play.Down)).ExitCode.ShouldBe(ExitCode.LeftBehind);
        host.Containers.Keys.ShouldBe(["web-1"]);
    }

    [Fact]
    public async Task Kill_ends_dependents_first_and_says_what_was_down_already()
    {
        var stage = await UpAsync();
        stage.Fleet["local"].End("web-2", 3);

        var result = await stage.PlayAsync(Play.Kill);

        result.ExitCode.ShouldBe(ExitCode.Done);
        stage.Fleet["local"].Requests.ShouldBe(["list", "kill web-1", "kill db-1"]);
        result.Instances.Select(row => row.Text).ShouldBe(["killed", "down: exited (3) 1 second ago", "killed"]);
    }

    [Fact]
    public async Task Kill_of_what_is_absent_is_a_success()
    {
        var result = await new Stage(Shop).PlayAsync(Play.Kill);

        result.ExitCode.ShouldBe(ExitCode.Done);
        result.Instances.ShouldAllBe(row => row.Text == "absent");
    }

    [Fact]
    public async Task A_kill_that_fails_is_a_failure()
    {
        var stage = await UpAsync();
        var host = stage.Fleet["local"];
        host.Before = (request, _) => request == "kill web-1" ? throw host.Refusal(request, 500, "no") : Task.CompletedTask;

        var result = await stage.PlayAsync(Play.Kill);

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("MSTR0506");
        result.Instances.Select(row => row.Text).ShouldBe(["failed: cannot be killed", "killed", "skipped: web-1 did not succeed"]);
    }

    [Fact]
    public async Task Status_looks_into_those_containers_only_that_differ_from_the_file()
    {
        var stage = await UpAsync();
        var host = stage.Fleet["local"];
        var changed = new EnvironmentBuilder()
            .Service("db", ["db-1"])
            .Service("web", ["web-1", "web-2"], requires: ["db"], with: one => one.Name == "web-2" ? one with { Container = one.Container with { Env = ["A=1"] } } : one)
            .Build();
        host.Configurations["web-2"] = new ContainerConfiguration("", ImmutableDictionary<string, string>.Empty, [], ImmutableDictionary<string, string>.Empty);

        var result = await new Performance(new ConductorServices(), stage.Fleet, changed, Play.Status, new PlayRequest()).PerformAsync(stage.Log, default);

        result.ExitCode.ShouldBe(ExitCode.Done);
        host.Requests.ShouldBe(["list", "inspect web-2"]);
        result.Instances.Select(row => row.Text).ShouldBe(["up for 0s", "up for 0s", "up for 0s, differs from the file in Env"]);
        result.Diagnostics.ShouldHaveSingleItem().Detail.ShouldBe(["Env A: nothing in the container, '1' in the file"]);
    }

    private static async Task<Stage> UpAsync()
    {
        var stage = new Stage(Shop);
        (await stage.PlayAsync(Play.Start)).ExitCode.ShouldBe(ExitCode.Done);
        stage.Fleet["local"].Requests.Clear();
        return stage;
    }
}
