using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Model;
using Maestro.Scenarios.Plays;
using Xunit.Abstractions;

namespace Maestro.Scenarios.Checks;

/// <summary>How long each type of check waits, and what ends it. Alone on the daemon: some of it is held to milliseconds.</summary>
[Collection(nameof(AloneOnTheDaemon))]
public sealed class WhenChecksAreWaitedFor(RealDaemon daemon, ITestOutputHelper output) : IClassFixture<RealDaemon>
{
    [Fact]
    public async Task Each_type_passes_when_what_it_asks_for_comes_late()
    {
        await using var env = OfEveryType.ReadyLate();

        var result = await env.PlayAsync(Play.Start);

        result.Diagnostics.ShouldBeEmpty();
        result.ExitCode.ShouldBe(ExitCode.Done);
        foreach (var type in OfEveryType.Types)
        {
            var took = At(env, type, InstancePhase.Started, InstancePhase.Completed) - At(env, type, InstancePhase.Starting);
            output.WriteLine($"{type} ready {took.TotalMilliseconds:0} ms after its start began");
            if (type is not ("exec" or "stdin")) took.ShouldBeGreaterThan(TimeSpan.FromSeconds(0.8), type);
        }

        (await File.ReadAllLinesAsync(Path.Combine(env.Folder, "tries"))).Length.ShouldBe(4);
        (await env.ContainersAsync()).ShouldBe(["completes exited", "exec running", "health running", "http running", "log running", "rexec running", "sleep running", "stdin running", "tcp running"]);
    }

    [Fact]
    public async Task Each_type_that_never_passes_ends_at_its_deadline_with_what_it_met_last()
    {
        await using var env = OfEveryType.NeverReady(1.5, type => type == "sleep" ? "exit 0" : "exec sleep 1000");

        var result = await env.PlayAsync(Play.Start);

        foreach (var fault in result.Diagnostics) output.WriteLine($"{fault}\n    {string.Join("\n    ", fault.Detail)}");
        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Diagnostics.Length.ShouldBe(OfEveryType.Types.Length);
        string Of(string type) => result.Diagnostics.Single(fault => fault.Message.StartsWith($"{env.Name}-{type} ", StringComparison.Ordinal)).ToString();

        // A machine that is busy elsewhere sees the end of the wait a little late.
        string Met(string type) => Regex.Replace(Of(type), @"within [12](\.\d)? s", "within 1.5 s");
        if (RealDaemon.Ip == "127.0.0.1") Met("tcp").ShouldContain("tcp check of port web (127.0.0.1:" + $"{env.Port(1)}) did not pass within 1.5 s, last answer: the connection was closed at once");
        Met("http").ShouldContain($"http check of GET http://{RealDaemon.Ip}:{env.Port(2)}/page?… did not pass within 1.5 s, last answer: status 404");
        Met("exec").ShouldContain("exec check by sh did not pass within 1.5 s, last answer: exit code 3");
        Met("stdin").ShouldContain("exec check by grep did not pass within 1.5 s, last answer: exit code 1");
        Met("rexec").ShouldContain("rexec check by sh did not pass within 1.5 s, last answer: exit code 4");
        Met("health").ShouldContain("health check did not pass within 1.5 s, last answer: unhealthy, its command ended with 1");
        Met("log").ShouldContain("log check for ^ready did not pass within 1.5 s, last answer: 1 line of output, which does not match");
        Met("completes").ShouldContain("completes check did not pass within 1.5 s, last answer: the container still runs");
        result.Diagnostics.Select(fault => fault.Code).Distinct().ShouldBe(["MSTR0503", "MSTR0504"], ignoreOrder: true);

        ImmutableArray<string> Printed(string type) => result.Diagnostics.Single(fault => fault.Message.StartsWith($"{env.Name}-{type} ", StringComparison.Ordinal)).Detail;
        Printed("exec").ShouldBe(["*** is refused", "exec is here"]);
        Printed("rexec").ShouldBe(["asked inside", "rexec is here"]);
        Printed("health").ShouldBe(["not well", "health is here"]);
        Printed("log").ShouldBe(["log is here"]);
    }

    [Fact]
    public async Task Each_type_fails_within_200_ms_of_the_end_of_its_container()
    {
        // One after the other, so that each has the daemon to itself when it ends.
        var began = DateTimeOffset.UtcNow;
        await using var env = OfEveryType.NeverReady(100, type => FormattableString.Invariant($"sleep {2 + Array.IndexOf(OfEveryType.Types, type) * 0.3:0.0}; exit 7"));

        var result = await env.PlayAsync(Play.Start);

        result.ExitCode.ShouldBe(ExitCode.Failed);
        var deaths = await DeathsAsync(env.Name, began);
        var delays = new List<TimeSpan>();
        foreach (var type in OfEveryType.Types)
        {
            var fault = result.Diagnostics.Single(fault => fault.Message.StartsWith($"{env.Name}-{type} ", StringComparison.Ordinal));
            fault.Code.ShouldBe(type == "completes" ? "MSTR0515" : "MSTR0503");
            fault.Message.ShouldContain("exit code 7");
            fault.Detail.ShouldBe([$"{type} is here"]);
            var late = At(env, type, InstancePhase.Failed) - deaths[$"{env.Name}-{type}"];
            output.WriteLine($"{type} failed {late.TotalMilliseconds:0} ms after the end of its container");
            delays.Add(late);
        }

        // One of nine may meet a machine that stops for a moment; that all do is ours.
        delays.Order().SkipLast(1).ShouldAllBe(late => late < TimeSpan.FromMilliseconds(200));
        delays.Max().ShouldBeLessThan(TimeSpan.FromSeconds(2));

        var last = env.Log.Events.OfType<PlayEvent.Ended>().Single().At - deaths.Values.Max();
        output.WriteLine($"the play ended {last.TotalMilliseconds:0} ms after the last");
        last.ShouldBeLessThan(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task Each_type_ends_with_a_cancellation_which_says_what_was_waited_for()
    {
        await using var env = OfEveryType.NeverReady(100, _ => "exec sleep 1000");
        using var cancellation = new CancellationTokenSource();
        var playing = env.PlayAsync(Play.Start, cancellationToken: cancellation.Token);
        await Task.WhenAll(OfEveryType.Types.Select(type => env.Log.Saw($"{env.Name}-{type}", InstancePhase.Checking)));

        var began = Stopwatch.GetTimestamp();
        await cancellation.CancelAsync();
        var result = await playing;

        var took = Stopwatch.GetElapsedTime(began);
        output.WriteLine($"{took.TotalMilliseconds:0} ms; {result.Diagnostics[0]}");
        took.ShouldBeLessThan(TimeSpan.FromSeconds(2));
        result.ExitCode.ShouldBe(ExitCode.Cancelled);
        var fault = result.Diagnostics.ShouldHaveSingleItem();
        fault.Code.ShouldBe("MSTR0509");
        string[] said = ["tcp check of port web", "http check of GET", "exec check by sh", "exec check by grep", "rexec check by sh", "sleep of 100 s", "health check", "log check for ^ready", "completes check"];
        said.ShouldAllBe(check => fault.Message.Contains(check, StringComparison.Ordinal));
        (await env.ContainersAsync()).ShouldAllBe(container => container.EndsWith(" running", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_program_that_is_given_up_on_is_ended_with_all_that_it_started()
    {
        await using var env = new LiveEnvironment("""
              slow:
                image: IMAGE
                instances:
                  NAME-slow: {ship: SHIP, command: "sh -c 'sleep 2; exit 7'", stop_timeout: 0, lifecycle: {running: [{type: exec, command: [sh, -c, '(while :; do echo >>FOLDER/beats; sleep 0.05; done) & wait']}]}}
            """);

        var result = await env.PlayAsync(Play.Start);

        result.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("MSTR0503");
        var beats = new FileInfo(Path.Combine(env.Folder, "beats"));
        var length = beats.Length;
        length.ShouldBeGreaterThan(10);
        await Task.Delay(TimeSpan.FromSeconds(0.5));
        beats.Refresh();
        beats.Length.ShouldBe(length);
    }

    [Fact]
    public async Task The_overall_deadline_says_which_check_an_instance_was_in()
    {
        await using var env = new LiveEnvironment("""
              deaf:
                image: IMAGE
                instances:
                  NAME-deaf: {ship: SHIP, command: sleep 1000, stop_timeout: 0, ports: {web: "80:PORT1"}, lifecycle: {running: [{type: rexec, command: 'true'}, {type: rexec, command: 'false'}, {type: sleep, wait: 50}]}}
            """);

        var result = await env.PlayAsync(Play.Start, new PlayRequest { Timeout = 3 });

        result.ExitCode.ShouldBe(ExitCode.DeadlinePassed);
        output.WriteLine($"{result.Diagnostics[0]}");
        result.Diagnostics.ShouldHaveSingleItem().Message.ShouldMatch(
            @"still at work: \w+-deaf on local \(not finished: running, checking: rexec check by false for \d\.\d s: exit code 1, sleep of 50 s for \d\.\d s\);");
    }

    // When the daemon says that the containers of an environment ended, by name.
    private async Task<ImmutableDictionary<string, DateTimeOffset>> DeathsAsync(string environment, DateTimeOffset since)
    {
        var until = DateTimeOffset.UtcNow.AddSeconds(1).ToUnixTimeSeconds();
        var filter = Uri.EscapeDataString($$"""{"event":["die"],"label":["{{Labels.Environment}}={{environment}}"]}""");
        var lines = System.Text.Encoding.UTF8.GetString(await daemon.AskAsync(HttpMethod.Get, $"events?since={since.ToUnixTimeSeconds() - 1}&until={until}&filters={filter}"));
        return lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement).ToImmutableDictionary(
            death => death.GetProperty("Actor").GetProperty("Attributes").GetProperty("name").GetString()!,
            death => DateTimeOffset.UnixEpoch.AddTicks(death.GetProperty("timeNano").GetInt64() / 100));
    }

    private static DateTimeOffset At(LiveEnvironment env, string type, params InstancePhase[] phases) =>
        env.Log.Events.OfType<PlayEvent.InstanceChanged>().First(change => change.Row.Instance == $"{env.Name}-{type}" && phases.Contains(change.Row.Phase)).At;
}
