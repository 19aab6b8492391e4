using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Model;

namespace Maestro.Scenarios.Plays;

public sealed class WhenAnEnvironmentIsRestarted
{
    private const string Shop = """
          store:
            image: IMAGE
            instances:
              NAME-store-1: {ship: SHIP, command: "sh -c 'sleep 0.2; exec httpd -f -p 80 -h /tmp'", stop_timeout: 0, ports: {http: "80:PORT1"}, lifecycle: {running: [{type: tcp, port: http, max_wait: 30}]}}
          web:
            image: IMAGE
            requires: [store]
            env: {LEVEL: info}
            instances:
              NAME-web-1: {ship: SHIP, command: "sleep 1000", stop_timeout: 0}
              NAME-web-2: {ship: SHIP, command: "sleep 1000", stop_timeout: 0}
        """;

    [Fact]
    public async Task Everything_is_made_anew_and_answers_again()
    {
        await using var shop = await UpAsync();
        var before = await shop.IdsAsync();

        var result = await shop.PlayAsync(Play.Restart);

        result.ExitCode.ShouldBe(ExitCode.Done, string.Join('\n', result.Diagnostics));
        (await shop.ContainersAsync()).ShouldBe(["store-1 running", "web-1 running", "web-2 running"]);
        (await shop.IdsAsync()).Intersect(before).ShouldBeEmpty();
        result.Instances.Select(row => row.Phase).ShouldAllBe(phase => phase == InstancePhase.Started);
    }

    [Fact]
    public async Task Reuse_keeps_the_containers()
    {
        await using var shop = await UpAsync();
        var before = await shop.IdsAsync();

        var result = await shop.PlayAsync(Play.Restart, new PlayRequest { All = true, Reuse = true });

        result.ExitCode.ShouldBe(ExitCode.Done, string.Join('\n', result.Diagnostics));
        (await shop.IdsAsync()).ShouldBe(before);
        (await shop.ContainersAsync()).ShouldBe(["store-1 running", "web-1 running", "web-2 running"]);
    }

    [Fact]
    public async Task One_after_another_leaves_one_of_a_service_up_at_any_time()
    {
        await using var shop = await UpAsync();

        var result = await shop.PlayAsync(Play.Restart, new PlayRequest { Things = ["web"], ExpandServices = true, StepDelay = 0.5 });

        result.ExitCode.ShouldBe(ExitCode.Done, string.Join('\n', result.Diagnostics));
        var changes = shop.Log.Events.OfType<PlayEvent.InstanceChanged>().SkipWhile(change => change.Row.Phase != InstancePhase.Stopping).ToList();
        var back = changes.First(change => change.Row.Instance.EndsWith("web-1", StringComparison.Ordinal) && change.Row.Phase == InstancePhase.Started);
        var next = changes.First(change => change.Row.Instance.EndsWith("web-2", StringComparison.Ordinal) && change.Row.Phase == InstancePhase.Stopping);

        // The end of a step is told a little after the wait for the next has begun.
        (next.At - back.At).ShouldBeGreaterThan(TimeSpan.FromSeconds(0.4));
    }

    [Fact]
    public async Task What_has_not_changed_is_left_and_what_differs_from_the_file_is_not()
    {
        await using var shop = await UpAsync();
        (await shop.PlayAsync(Play.Restart, new PlayRequest { All = true, OnlyIfChanged = true })).Instances.ShouldAllBe(row => row.Text == "up to date");
        var before = await shop.IdsAsync();
        shop.Write((await File.ReadAllTextAsync(shop.File)).Replace("LEVEL: info", "LEVEL: debug", StringComparison.Ordinal));

        var status = await shop.PlayAsync(Play.Status);
        status.ExitCode.ShouldBe(ExitCode.Done);
        status.Diagnostics.Select(warning => warning.Code).ShouldBe(["MSTR0510", "MSTR0510"]);
        status.Diagnostics[0].Detail.ShouldBe(["Env LEVEL: 'info' in the container, 'debug' in the file"]);
        status.Instances.Single(row => row.Instance.EndsWith("web-1", StringComparison.Ordinal)).Text.ShouldEndWith(", differs from the file in Env");

        (await shop.PlayAsync(Play.Restart, new PlayRequest { All = true, OnlyIfChanged = true })).ExitCode.ShouldBe(ExitCode.Done);
        (await shop.IdsAsync()).Intersect(before).Count().ShouldBe(1);
        (await shop.PlayAsync(Play.Status)).Diagnostics.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_kind_of_difference_is_told_as_the_daemon_has_it()
    {
        await using var shop = await UpAsync();
        shop.Write((await File.ReadAllTextAsync(shop.File)).Replace("sleep 1000", "sleep 2000", StringComparison.Ordinal).Replace("env: {LEVEL: info}", "env: {}", StringComparison.Ordinal));

        var warning = (await shop.PlayAsync(Play.Status)).Diagnostics.First();

        warning.Detail.ShouldBe(["""Cmd: ["sleep","1000"] in the container, ["sleep","2000"] in the file""", "Env LEVEL: 'info' in the container, nothing in the file"]);
    }

    [Fact]
    public async Task Kill_ends_at_once_what_ignores_every_other_signal()
    {
        await using var shop = new LiveEnvironment("""
              deaf:
                image: IMAGE
                instances:
                  NAME-deaf-1: {ship: SHIP, command: "sh -c 'trap : TERM; while :; do sleep 1; done'", stop_timeout: 60}
            """);
        (await shop.PlayAsync(Play.Start)).ExitCode.ShouldBe(ExitCode.Done);

        var result = await shop.PlayAsync(Play.Kill);

        result.ExitCode.ShouldBe(ExitCode.Done, string.Join('\n', result.Diagnostics));
        result.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
        result.Instances.ShouldHaveSingleItem().Text.ShouldBe("killed");
        (await shop.ContainersAsync()).ShouldBe(["deaf-1 exited"]);
        (await shop.PlayAsync(Play.Kill)).Instances.ShouldHaveSingleItem().Text.ShouldStartWith("down: exited (137)");
    }

    [Fact]
    public async Task A_pull_that_fails_says_what_the_daemon_said()
    {
        await using var shop = new LiveEnvironment("""
              odd:
                image: "127.0.0.1:1/nobody/nothing:1"
                instances:
                  NAME-odd-1: {ship: SHIP}
                  NAME-odd-2: {ship: SHIP}
            """);

        var result = await shop.PlayAsync(Play.Pull);

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Diagnostics.ShouldHaveSingleItem().Message.ShouldContain("connection refused");
        result.Instances.ShouldAllBe(row => row.Phase == InstancePhase.Failed);
    }

    private static async Task<LiveEnvironment> UpAsync()
    {
        var shop = new LiveEnvironment(Shop);
        var result = await shop.PlayAsync(Play.Start);
        result.ExitCode.ShouldBe(ExitCode.Done, string.Join('\n', result.Diagnostics));
        return shop;
    }
}
