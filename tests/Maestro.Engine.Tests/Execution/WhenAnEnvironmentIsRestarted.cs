using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Model;
using Maestro.Testing;

namespace Maestro.Engine.Tests.Execution;

public sealed class WhenAnEnvironmentIsRestarted
{
    private static readonly MaestroEnvironment Shop = new EnvironmentBuilder()
        .Service("db", ["db-1"])
        .Service("web", ["web-1", "web-2"], requires: ["db"])
        .Build();

    private static readonly PlayRequest Webs = new() { Things = ["web"], ExpandServices = true };

    [Fact]
    public async Task Everything_is_made_anew_and_dependents_wait()
    {
        var stage = await UpAsync();
        var before = stage.Fleet["local"].Containers.Values.Select(container => container.Id).ToHashSet();

        var result = await stage.PlayAsync(Play.Restart);

        result.ExitCode.ShouldBe(ExitCode.Done);
        result.Instances.ShouldAllBe(row => row.Phase == InstancePhase.Started);
        stage.Fleet["local"].Containers.Values.ShouldAllBe(container => container.State == ContainerState.Running && !before.Contains(container.Id));
        var requests = stage.Fleet["local"].Requests.ToList();
        requests.IndexOf("stop db-1").ShouldBeGreaterThan(Math.Max(requests.IndexOf("stop web-1"), requests.IndexOf("stop web-2")));
        requests.IndexOf("start db-1").ShouldBeLessThan(Math.Min(requests.IndexOf("start web-1"), requests.IndexOf("start web-2")));
    }

    [Fact]
    public async Task Reuse_keeps_the_containers_and_does_not_take_their_stop_for_an_early_end()
    {
        var stage = await UpAsync();
        var before = stage.Fleet["local"].Containers.Values.Select(container => container.Id).Order().ToArray();

        var result = await stage.PlayAsync(Play.Restart, new PlayRequest { All = true, Reuse = true });

        result.ExitCode.ShouldBe(ExitCode.Done, string.Join('\n', result.Diagnostics));
        stage.Fleet["local"].Containers.Values.Select(container => container.Id).Order().ShouldBe(before);
    }

    [Fact]
    public async Task Delays_go_by_the_clock_that_was_given()
    {
        var clock = new ManualClock();
        var stage = await UpAsync(clock);
        var playing = stage.PlayAsync(Play.Restart, Webs with { StepDelay = 60, StopStartDelay = 30 });
        await stage.Log.Saw(one => one is PlayEvent.InstanceChanged { Row: { Instance: "web-1", Text: "waits 30 s between stop and start" } });
        stage.Fleet["local"].Requests.ShouldNotContain("start web-1");

        var ends = AdvanceUntilAsync(clock, playing);

        (await playing).ExitCode.ShouldBe(ExitCode.Done);
        await ends;
        stage.Log.Events.OfType<PlayEvent.InstanceChanged>().ShouldContain(one => one.Row.Instance == "web-2" && one.Row.Text == "waits 60 s before the next one");
        (await playing).Elapsed.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(120));
    }

    [Fact]
    public async Task A_cancellation_reaches_a_delay()
    {
        var stage = await UpAsync();
        using var cancellation = new CancellationTokenSource();
        var playing = stage.PlayAsync(Play.Restart, Webs with { StopStartDelay = 3600 }, cancellation.Token);
        await stage.Log.Saw(one => one is PlayEvent.InstanceChanged { Row: { Instance: "web-1", Text: "waits 3600 s between stop and start" } });

        await cancellation.CancelAsync();

        var result = await playing;
        result.ExitCode.ShouldBe(ExitCode.Cancelled);
        result.Instances.Single(row => row.Instance == "web-1").Text.ShouldBe("not finished: exited");
    }

    [Fact]
    public async Task A_rolling_restart_ends_with_the_first_that_does_not_come_back()
    {
        var stage = await UpAsync();
        var host = stage.Fleet["local"];
        host.Before = (request, _) => request == "start web-1" ? throw host.Refusal(request, 500, "no") : Task.CompletedTask;

        var result = await stage.PlayAsync(Play.Restart, Webs with { Concurrency = 1 });

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Instances.Select(row => row.Text).ShouldBe(["failed: cannot be started", "skipped: web-1 did not succeed"]);
        host.Requests.ShouldNotContain("stop web-2");
    }

    [Fact]
    public async Task What_was_stopped_and_cannot_go_on_says_that_it_is_stopped()
    {
        var stage = await UpAsync();
        var host = stage.Fleet["local"];
        host.Before = (request, _) => request == "stop db-1" ? throw host.Refusal(request, 500, "no") : Task.CompletedTask;

        var result = await stage.PlayAsync(Play.Restart, new PlayRequest { All = true, Reuse = true });

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Instances.Select(row => row.Text).ShouldBe(["stopped, then skipped: db-1 did not succeed", "stopped, then skipped: db-1 did not succeed", "failed: cannot be stopped"]);
    }

    [Fact]
    public async Task An_image_that_cannot_be_pulled_leaves_everything_up()
    {
        var stage = await UpAsync();
        var host = stage.Fleet["local"];
        host.MissingImages.Add("web:1");
        host.Before = (request, _) => request.StartsWith("pull", StringComparison.Ordinal) ? throw host.Refusal(request, 404, "no such image") : Task.CompletedTask;

        var result = await stage.PlayAsync(Play.Restart);

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("MSTR0407");
        host.Requests.ShouldNotContain(request => request.StartsWith("stop", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_what_a_refresh_changed_is_restarted()
    {
        var stage = await UpAsync();
        var host = stage.Fleet["local"];
        host.Registry["web:1"] = "sha256:newer";

        var result = await stage.PlayAsync(Play.Restart, new PlayRequest { All = true, OnlyIfChanged = true, RefreshImages = true });

        result.ExitCode.ShouldBe(ExitCode.Done, string.Join('\n', result.Diagnostics));
        result.Instances.Select(row => $"{row.Instance} {row.Phase} {(row.Phase == InstancePhase.Up ? row.Text : "")}").ShouldBe(["web-1 Started ", "web-2 Started ", "db-1 Up up to date"]);
        host.Requests.Count(request => request.StartsWith("pull", StringComparison.Ordinal)).ShouldBe(2);
        host.Requests.ShouldNotContain("stop db-1");

        (await stage.PlayAsync(Play.Restart, new PlayRequest { All = true, OnlyIfChanged = true })).Instances.ShouldAllBe(row => row.Text == "up to date");
    }

    // Timers are set in their own time: the clock is moved until the play has seen enough of it.
    private static async Task AdvanceUntilAsync(ManualClock clock, Task playing)
    {
        while (!playing.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(playing, Task.Delay(5));
        }
    }

    private static async Task<Stage> UpAsync(ManualClock? clock = null)
    {
        var stage = new Stage(Shop);
        (await stage.PlayAsync(Play.Start)).ExitCode.ShouldBe(ExitCode.Done);
        stage.Fleet["local"].Requests.Clear();
        return clock is null ? stage : stage.By(clock);
    }
}
