using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Model;
using Maestro.Engine.Runs;
using Maestro.Testing;

namespace Maestro.Engine.Tests.Execution;

public sealed class WhenAStartIsPerformed
{
    private static readonly MaestroEnvironment Shop = new EnvironmentBuilder()
        .Service("db", ["db-1"])
        .Service("web", ["web-1", "web-2"], requires: ["db"])
        .Service("log", ["log-1"])
        .Build();

    [Fact]
    public async Task All_instances_are_up_afterwards_and_carry_our_labels()
    {
        var stage = new Stage(Shop);

        var result = await stage.PlayAsync(Play.Start);

        result.ExitCode.ShouldBe(ExitCode.Done);
        result.Instances.ShouldAllBe(row => row.Phase == InstancePhase.Started);
        var labels = stage.Fleet["local"].Containers["web-1"].Labels;
        labels[Labels.Environment].ShouldBe("test");
        labels[Labels.Service].ShouldBe("web");
        labels[Labels.Instance].ShouldBe("web-1");
        labels[Labels.Config].ShouldBe(Shop.Instances["web-1"].ConfigurationHash);
        labels.ShouldNotContainKey(Labels.Run);
    }

    [Fact]
    public async Task Dependents_are_created_ahead_and_started_after_what_they_require()
    {
        var stage = new Stage(Shop);

        await stage.PlayAsync(Play.Start);

        var requests = stage.Fleet["local"].Requests.ToList();
        requests.IndexOf("create web-1").ShouldBeLessThan(requests.IndexOf("start web-1"));
        requests.IndexOf("start db-1").ShouldBeLessThan(requests.IndexOf("start web-1"));
        requests.Count(request => request == "list").ShouldBe(1);
    }

    [Fact]
    public async Task A_second_one_changes_nothing_and_says_so()
    {
        var stage = new Stage(Shop);
        await stage.PlayAsync(Play.Start);
        stage.Fleet["local"].Requests.Clear();

        var result = await stage.PlayAsync(Play.Start);

        result.ExitCode.ShouldBe(ExitCode.Done);
        result.Instances.Select(row => row.Text).ShouldAllBe(text => text == "up for 0s");
        stage.Fleet["local"].Requests.ShouldAllBe(request => request == "watch" || request == "list" || request.StartsWith("image "));
    }

    [Fact]
    public async Task A_failure_skips_what_depends_on_it_and_nothing_else()
    {
        var stage = new Stage(Shop);
        var host = stage.Fleet["local"];
        host.Before = (request, _) => request == "start db-1" ? throw host.Refusal(request, 500, "port is already allocated") : Task.CompletedTask;

        var result = await stage.PlayAsync(Play.Start);

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Instances.Select(row => $"{row.Instance} {row.Text}").ShouldBe(
            ["db-1 failed: cannot be started", result.Instances[1].Instance + " " + result.Instances[1].Text, "web-1 skipped: db-1 did not succeed", "web-2 skipped: db-1 did not succeed"]);
        result.Instances[1].Phase.ShouldBe(InstancePhase.Started);
        result.Diagnostics.ShouldHaveSingleItem().Message.ShouldContain("port is already allocated");
        host.Requests.ShouldNotContain("start web-1");
    }

    [Fact]
    public async Task A_container_that_a_killed_daemon_left_half_started_is_made_anew()
    {
        var stage = new Stage(Shop);
        var host = stage.Fleet["local"];
        var left = await host.CreateContainerAsync("log-1", ContainerLabels.Mark(Shop, Shop.Instances["log-1"], Shop.Instances["log-1"].Container, run: null), CancellationToken.None);
        host.Before = (request, _) => request == "start log-1" && host.Containers["log-1"].Id == left
            ? throw host.Refusal(request, 500, $"task {new string('a', 64)}: already exists")
            : Task.CompletedTask;

        var result = await stage.PlayAsync(Play.Start, new PlayRequest { Things = ["log"] });

        result.ExitCode.ShouldBe(ExitCode.Done);
        result.Instances.ShouldHaveSingleItem().ContainerId.ShouldBe(host.Containers["log-1"].Id[..12]);
        host.Containers["log-1"].Id.ShouldNotBe(left);
        host.Containers["log-1"].State.ShouldBe(ContainerState.Running);
    }

    [Fact]
    public async Task A_container_that_the_daemon_removes_before_it_is_started_is_made_anew()
    {
        var stage = new Stage(Shop);
        var host = stage.Fleet["local"];
        var found = await host.CreateContainerAsync("log-1", ContainerLabels.Mark(Shop, Shop.Instances["log-1"], Shop.Instances["log-1"].Container, run: null), CancellationToken.None);
        host.Before = async (request, token) =>
        {
            if (request != "start log-1" || host.Containers["log-1"].Id != found) return;
            await host.RemoveContainerAsync(found, withVolumes: false, token);
            throw host.Refusal(request, 404, $"No such container: {found}");
        };

        var result = await stage.PlayAsync(Play.Start, new PlayRequest { Things = ["log"] });

        result.ExitCode.ShouldBe(ExitCode.Done);
        host.Containers["log-1"].State.ShouldBe(ContainerState.Running);
    }

    [Fact]
    public async Task One_that_has_run_before_is_never_made_anew_for_that()
    {
        var stage = new Stage(Shop);
        var host = stage.Fleet["local"];
        var left = await host.CreateContainerAsync("log-1", ContainerLabels.Mark(Shop, Shop.Instances["log-1"], Shop.Instances["log-1"].Container, run: null), CancellationToken.None);
        host.Times = (DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);
        host.Before = (request, _) => request == "start log-1" ? throw host.Refusal(request, 500, $"task {new string('a', 64)}: already exists") : Task.CompletedTask;

        var result = await stage.PlayAsync(Play.Start, new PlayRequest { Things = ["log"] });

        result.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("MSTR0502");
        host.Containers["log-1"].Id.ShouldBe(left);
    }

    [Fact]
    public async Task Every_failure_is_reported()
    {
        var stage = new Stage(Shop);
        var host = stage.Fleet["local"];
        host.Before = (request, _) => request.StartsWith("create ", StringComparison.Ordinal) ? throw host.Refusal(request, 400, "no") : Task.CompletedTask;

        (await stage.PlayAsync(Play.Start)).Diagnostics.Select(diagnostic => diagnostic.Code).ShouldBe(["MSTR0501", "MSTR0501", "MSTR0501", "MSTR0501"]);
    }

    [Fact]
    public async Task An_image_that_cannot_be_pulled_fails_all_that_want_it()
    {
        var stage = new Stage(Shop);
        var host = stage.Fleet["local"];
        host.MissingImages.Add("web:1");
        host.Before = (request, _) => request == "pull web:1" ? throw host.Refusal(request, 404, "manifest unknown") : Task.CompletedTask;

        var result = await stage.PlayAsync(Play.Start);

        result.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("MSTR0407");
        result.Instances.Where(row => row.Service == "web").ShouldAllBe(row => row.Phase == InstancePhase.Failed);
        result.Instances.Where(row => row.Service != "web").ShouldAllBe(row => row.Phase == InstancePhase.Started);
    }

    [Fact]
    public async Task An_image_reference_that_the_daemon_will_not_look_up_is_no_fault_of_the_ship()
    {
        var stage = new Stage(Shop);
        var host = stage.Fleet["local"];
        host.Before = (request, _) => request is "image web:1" or "pull web:1" ? throw host.Refusal(request, 400, "invalid reference format") : Task.CompletedTask;

        var result = await stage.PlayAsync(Play.Start);

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("MSTR0401");
        result.Instances.Single(row => row.Instance == "db-1").Phase.ShouldBe(InstancePhase.Started);
    }

    [Fact]
    public async Task A_ship_that_is_away_fails_its_own_instances_with_exit_code_4()
    {
        var stage = new Stage(new EnvironmentBuilder().Service("db", ["db-1"]).Service("far", ["far-1"], ship: "away").Build());
        stage.Fleet.SwitchOff("away");

        var result = await stage.PlayAsync(Play.Start);

        result.ExitCode.ShouldBe(ExitCode.ShipUnreachable);
        result.Instances.Select(row => row.Phase).ShouldBe([InstancePhase.Started, InstancePhase.HostDown]);
    }

    [Fact]
    public async Task A_container_that_ends_fails_at_once_with_its_exit_code_and_last_words()
    {
        var stage = new Stage(new EnvironmentBuilder().Service("db", ["db-1"], with: CheckedOnAClosedPort).Build());
        var host = stage.Fleet["local"];
        host.Output = ["bad configuration"];
        var playing = stage.PlayAsync(Play.Start);
        await stage.Log.Saw("db-1", InstancePhase.Checking);

        host.End("db-1", 3);

        var result = await playing;
        result.ExitCode.ShouldBe(ExitCode.Failed);
        var fault = result.Diagnostics.ShouldHaveSingleItem();
        fault.Message.ShouldContain("ended with exit code 3");
        fault.Detail.ShouldBe(["bad configuration"]);
    }

    [Fact]
    public async Task A_container_that_ends_while_others_are_brought_up_is_a_failure_too()
    {
        var stage = new Stage(Shop);
        var host = stage.Fleet["local"];
        host.Output = ["out of money"];
        host.Before = async (request, _) =>
        {
            if (request != "start web-2") return;
            await stage.Log.Saw("log-1", InstancePhase.Started);
            host.End("log-1", 0);
        };

        var result = await stage.PlayAsync(Play.Start);

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Instances.Single(row => row.Instance == "log-1").Phase.ShouldBe(InstancePhase.Failed);
        result.Diagnostics.ShouldHaveSingleItem().Detail.ShouldBe(["out of money"]);
    }

    [Fact]
    public async Task A_container_that_was_found_crashing_again_and_again_is_not_up()
    {
        var stage = new Stage(Shop);
        await stage.PlayAsync(Play.Start);
        stage.Fleet["local"].Crash("db-1", 3);
        stage.Fleet["local"].Output = ["no memory"];

        var status = await stage.PlayAsync(Play.Status);
        var result = await stage.PlayAsync(Play.Start);

        var row = status.Instances.Single(row => row.Instance == "db-1");
        (row.Phase, row.Text).ShouldBe((InstancePhase.Down, "restarting (3) 1 second ago"));
        (await stage.PlayAsync(Play.Clean)).Instances.Single(row => row.Instance == "db-1").Text.ShouldBe("skipped: restarting (3) 1 second ago, stop it first");
        result.ExitCode.ShouldBe(ExitCode.Failed);
        var fault = result.Diagnostics.Single(fault => fault.Severity == Severity.Error);
        fault.Code.ShouldBe("MSTR0503");
        fault.ToString().ShouldContain("exit code 3");
        fault.Detail.ShouldBe(["no memory"]);
    }

    [Fact]
    public async Task No_more_than_eight_creates_and_starts_are_in_flight_a_ship()
    {
        var stage = new Stage(new EnvironmentBuilder().Service("many", [.. Enumerable.Range(1, 40).Select(i => $"many-{i}")]).Build());
        var (now, most) = (0, 0);
        var full = new TaskCompletionSource();
        stage.Fleet["local"].Before = async (request, _) =>
        {
            if (!request.StartsWith("create ", StringComparison.Ordinal) && !request.StartsWith("start ", StringComparison.Ordinal)) return;
            most = Math.Max(most, Interlocked.Increment(ref now));
            if (now == 8) full.TrySetResult();
            await full.Task;
            Interlocked.Decrement(ref now);
        };

        (await stage.PlayAsync(Play.Start)).ExitCode.ShouldBe(ExitCode.Done);
        most.ShouldBe(8);
    }

    [Fact]
    public async Task Concurrency_limits_what_is_worked_on()
    {
        var stage = new Stage(Shop);
        var (now, most) = (0, 0);
        stage.Fleet["local"].Before = async (request, _) =>
        {
            if (!request.StartsWith("create ", StringComparison.Ordinal) && !request.StartsWith("start ", StringComparison.Ordinal)) return;
            most = Math.Max(most, Interlocked.Increment(ref now));
            await Task.Yield();
            Interlocked.Decrement(ref now);
        };

        (await stage.PlayAsync(Play.Start, new PlayRequest { Concurrency = 1 })).ExitCode.ShouldBe(ExitCode.Done);
        most.ShouldBe(1);
    }

    internal static Instance CheckedOnAClosedPort(Instance instance) => instance with { RunningChecks = [new LifecycleCheck.Tcp("sql", "127.0.0.1", 1)] };
}
