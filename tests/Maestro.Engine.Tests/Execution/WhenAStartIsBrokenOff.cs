using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Model;
using Maestro.Testing;

namespace Maestro.Engine.Tests.Execution;

public sealed class WhenAStartIsBrokenOff
{
    private static readonly MaestroEnvironment Slow = new EnvironmentBuilder()
        .Service("db", ["db-1"], with: WhenAStartIsPerformed.CheckedOnAClosedPort)
        .Service("web", ["web-1"], requires: ["db"])
        .Build();

    [Fact]
    public async Task A_cancellation_says_what_was_under_way_and_how_it_stands()
    {
        var stage = new Stage(Slow);
        using var cancellation = new CancellationTokenSource();
        var playing = stage.PlayAsync(Play.Start, new PlayRequest(), cancellation.Token);
        await stage.Log.Saw("db-1", InstancePhase.Checking);

        await cancellation.CancelAsync();

        var result = await playing;
        result.ExitCode.ShouldBe(ExitCode.Cancelled);
        result.Diagnostics.ShouldHaveSingleItem().Message.ShouldMatch(@"db-1 on local \(not finished: running, checking: tcp check of port sql \(127\.0\.0\.1:1\) for [0-9.]+ m?s(: connection refused)?\), web-1 on local \(not finished: created\)$");
        result.Instances[1].Text.ShouldBe("not finished: created");
    }

    [Fact]
    public async Task A_plan_has_a_deadline_too()
    {
        var stage = new Stage(Slow);
        stage.Fleet["local"].Before = (_, cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken);

        var late = await Should.ThrowAsync<MaestroException>(() => stage.Performance(Play.Start, new PlayRequest { Timeout = 0.2 }).PlanAsync(CancellationToken.None));

        late.ExitCode.ShouldBe(ExitCode.DeadlinePassed);
        late.Message.ShouldContain("still at work: the look at the ships");
    }

    [Fact]
    public async Task The_create_in_flight_is_finished_and_not_left_in_doubt()
    {
        var stage = new Stage(Slow);
        using var cancellation = new CancellationTokenSource();
        stage.Fleet["local"].Before = (request, _) => request == "create db-1" ? cancellation.CancelAsync() : Task.CompletedTask;

        var result = await stage.PlayAsync(Play.Start, new PlayRequest(), cancellation.Token);

        stage.Fleet["local"].Containers.Keys.ShouldContain("db-1");
        result.Instances.Single(row => row.Instance == "db-1").Text.ShouldBe("not finished: created");
    }

    [Fact]
    public async Task With_rollback_nothing_that_it_created_is_left_and_nothing_else_is_touched()
    {
        var stage = new Stage(Slow);
        stage.Fleet["local"].Add("bystander", ContainerState.Running);
        using var cancellation = new CancellationTokenSource();
        var playing = stage.PlayAsync(Play.Start, new PlayRequest { Rollback = true }, cancellation.Token);
        await stage.Log.Saw("db-1", InstancePhase.Checking);

        await cancellation.CancelAsync();

        var result = await playing;
        result.ExitCode.ShouldBe(ExitCode.Cancelled);
        result.Instances.Single(row => row.Instance == "db-1").Text.ShouldStartWith("not finished: running, checking: tcp check");
        result.Instances.ShouldAllBe(row => row.ContainerId == null);
        stage.Fleet["local"].Containers.Keys.ShouldBe(["bystander"]);
        stage.Log.Events.OfType<PlayEvent.Ended>().ShouldHaveSingleItem().Result.Play.ShouldBe(Play.Start);
    }

    [Fact]
    public async Task A_deadline_that_passes_is_exit_code_5()
    {
        var clock = new ManualClock();
        var stage = new Stage(Slow).By(clock);
        var playing = stage.PlayAsync(Play.Start, new PlayRequest { Timeout = 30 });
        await stage.Log.Saw("db-1", InstancePhase.Checking);

        clock.Advance(TimeSpan.FromSeconds(31));

        var result = await playing;
        result.ExitCode.ShouldBe(ExitCode.DeadlinePassed);
        result.Diagnostics.ShouldHaveSingleItem().Message.ShouldStartWith("start was not done within 30 s");
    }

    [Fact]
    public async Task A_cancellation_before_anything_is_seen_does_nothing()
    {
        var stage = new Stage(Slow);
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();
        stage.Fleet["local"].Before = (request, token) => request == "list" ? Task.FromCanceled(token) : Task.CompletedTask;

        (await stage.PlayAsync(Play.Start, new PlayRequest(), cancellation.Token)).ExitCode.ShouldBe(ExitCode.Cancelled);
        stage.Fleet["local"].Containers.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_name_that_another_process_took_in_the_meantime_is_left_alone_by_the_rollback()
    {
        var stage = new Stage(new EnvironmentBuilder().Service("db", ["db-1"]).Build());
        var host = stage.Fleet["local"];
        host.Before = (request, _) =>
        {
            if (request == "create db-1") host.Add("db-1", ContainerState.Running, (Labels.Environment, "test"), (Labels.Run, "another"));
            return Task.CompletedTask;
        };

        var result = await stage.PlayAsync(Play.Start, new PlayRequest { Rollback = true });

        result.ExitCode.ShouldBe(ExitCode.Failed);
        host.Containers["db-1"].State.ShouldBe(ContainerState.Running);
    }

    [Fact]
    public async Task A_fault_of_ours_is_said_as_one_and_rolled_back_all_the_same()
    {
        var stage = new Stage(new EnvironmentBuilder().Service("db", ["db-1"]).Build());
        var host = stage.Fleet["local"];
        host.Before = (request, _) => request == "start db-1" ? throw new FormatException("nobody expected this") : Task.CompletedTask;

        var result = await stage.PlayAsync(Play.Start, new PlayRequest { Rollback = true });

        result.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("MSTR0901");
        host.Containers.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_rollback_that_leaves_something_is_exit_code_6()
    {
        var stage = new Stage(Slow);
        var host = stage.Fleet["local"];
        host.Before = (request, _) => request is "start db-1" or "remove db-1" ? throw host.Refusal(request, 500, "no") : Task.CompletedTask;

        (await stage.PlayAsync(Play.Start, new PlayRequest { Rollback = true })).ExitCode.ShouldBe(ExitCode.LeftBehind);
    }
}
