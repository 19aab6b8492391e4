using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Maestro.Engine.Lifecycle;
using Maestro.Engine.Model;
using Maestro.Engine.Ships;

namespace Maestro.Engine.Tests.Lifecycle;

public sealed class WhatTheDaemonSaysOfAContainer
{
    [Fact]
    public async Task Unhealthy_is_not_the_end_and_says_what_its_command_printed()
    {
        var bench = await Bench.WithAsync();
        bench.Env = ["DB_PASSWORD=tiger", "PLAIN=cat"];
        bench.Host.Health = new ContainerHealth("unhealthy", 3, ["login of tiger and cat failed"]);

        var check = bench.Begin(new LifecycleCheck.Health { MaxWait = TimeSpan.FromSeconds(1) });
        bench.Advance(TimeSpan.FromSeconds(1));

        var outcome = await check;
        outcome.Answer.Text.ShouldBe("unhealthy, its command ended with 3");
        outcome.Answer.Output.ShouldBe(["login of *** and cat failed"]);
    }

    [Fact]
    public async Task A_container_without_a_HEALTHCHECK_is_not_waited_for()
    {
        var bench = await Bench.WithAsync();

        (await bench.Begin(new LifecycleCheck.Health())).Text.ShouldStartWith("the container has no HEALTHCHECK");
    }

    [Theory]
    [InlineData(0, true, "passed")]
    [InlineData(4, false, "the container ended with exit code 4")]
    public async Task A_one_shot_has_completed_when_it_ended_with_0(long exitCode, bool passes, string text)
    {
        var bench = await Bench.WithAsync();
        var check = bench.Begin(new LifecycleCheck.Completes());
        bench.Advance(TimeSpan.FromSeconds(2));
        check.IsCompleted.ShouldBeFalse();

        bench.Host.End("web-1", exitCode);
        bench.Advance(TimeSpan.FromSeconds(1));

        var outcome = await check;
        (outcome.Answer.Passed, outcome.Answer.Text).ShouldBe((passes, text));
    }

    [Fact]
    public async Task A_program_inside_it_is_run_as_it_stands_and_its_output_shown_without_secrets()
    {
        var bench = await Bench.WithAsync();
        bench.Env = ["API_TOKEN=abc123"];
        ImmutableArray<string> run = [];
        bench.Host.Exec = command =>
        {
            run = command;
            return new ExecEnded(7, ["called with abc123", new string('x', 1000)]);
        };

        var outcome = await bench.Begin(new LifecycleCheck.RemoteExec(["ready", "--token $X"], 1));

        run.ShouldBe(["ready", "--token $X"]);
        outcome.Answer.Text.ShouldBe("exit code 7");
        outcome.Answer.Output[0].ShouldBe("called with ***");
        outcome.Answer.Output[1].Length.ShouldBe(501);
    }

    [Fact]
    public async Task A_daemon_that_is_away_for_a_moment_ends_no_wait()
    {
        var bench = await Bench.WithAsync();
        bench.Host.Before = (request, _) => throw new ShipException(bench.Host.Ship, ShipFault.Unreachable, request, "connection refused");
        var answers = new List<string>();

        var check = bench.Begin(new LifecycleCheck.RemoteExec(["ready"], 5), answers);
        bench.Advance(TimeSpan.FromSeconds(1));
        bench.Host.Before = (_, _) => Task.CompletedTask;
        bench.Advance(TimeSpan.FromSeconds(1));

        (await check).Answer.Passed.ShouldBeTrue();
        answers.ShouldAllBe(answer => answer == "connection refused");
    }

    [Fact]
    public async Task Nothing_is_asked_of_a_container_that_is_not_there_yet()
    {
        var bench = await Bench.WithAsync();
        LifecycleCheck[] checks = [new LifecycleCheck.Health(), new LifecycleCheck.RemoteExec(["a"], 9), new LifecycleCheck.Completes(), Match("a")];
        foreach (var check in checks)
        {
            using var probe = Probe.For(check, bench.Subject(hasContainer: false), bench.Clock);
            var answer = await probe.TryAsync(CancellationToken.None);
            (answer.Text, answer.IsFinal).ShouldBe(("there is no container before it is started", true), check.ToString());
        }
    }

    [Theory]
    [InlineData("^ready$", true)]
    [InlineData("one.ready", true)]
    [InlineData("^eady", false)]
    public async Task A_text_is_looked_for_in_all_that_was_printed(string pattern, bool isThere)
    {
        var bench = await Bench.WithAsync();
        bench.Host.Log = (_, range) => Task.FromResult<IAsyncEnumerable<LogLine>?>(range.Follow ? Printed("one", "ready") : null);
        bench.Host.End("web-1", 0);

        var outcome = await bench.Begin(Match(pattern)).WaitAsync(TimeSpan.FromSeconds(30));

        outcome.Answer.Text.ShouldBe(isThere ? "passed" : "the container ended; 2 lines of output, none of which matches");
    }

    [Fact]
    public async Task A_text_that_comes_late_is_seen_when_it_comes_though_the_log_goes_on()
    {
        var bench = await Bench.WithAsync();
        var lines = bench.Follow();
        var check = bench.Begin(Match("^ready"));

        for (var i = 0; i < 100; i++) lines.TryWrite(Line($"step {i}"));
        check.IsCompleted.ShouldBeFalse();
        lines.TryWrite(Line("ready to serve"));

        (await check.WaitAsync(TimeSpan.FromSeconds(30))).Answer.Passed.ShouldBeTrue();
    }

    [Fact]
    public async Task A_text_that_never_comes_is_waited_for_until_the_time_is_up()
    {
        var bench = await Bench.WithAsync();
        bench.Follow();

        var check = bench.Begin(Match("ready") with { MaxWait = TimeSpan.FromSeconds(30) });
        bench.Advance(TimeSpan.FromSeconds(29));
        check.IsCompleted.ShouldBeFalse();
        bench.Advance(TimeSpan.FromSeconds(1));

        var outcome = await check.WaitAsync(TimeSpan.FromSeconds(30));
        (outcome.Text, outcome.Waited).ShouldBe(("0 lines of output, none of which matches", TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task A_pattern_that_takes_too_long_is_given_up_while_the_log_goes_on()
    {
        var bench = await Bench.WithAsync();
        var lines = bench.Follow();
        lines.TryWrite(Line(new string('a', 40) + "!"));

        // With a reference back nothing but trying helps.
        var check = bench.Begin(new LifecycleCheck.Log(new Regex(@"(a+)+\1$", RegexOptions.None, TimeSpan.FromSeconds(0.1))));

        (await check.WaitAsync(TimeSpan.FromSeconds(30))).Answer.Text.ShouldBe("match_regex took longer than 0.1 s on the output");
    }

    [Theory]
    [InlineData(50.0, null, null)]
    [InlineData(50.0, 20.0, 20.0)]
    [InlineData(50.0, 60.0, 49.0)]
    public async Task The_log_is_read_from_the_end_of_the_run_before(double started, double? finished, double? since)
    {
        // The daemon notes a start up to some 20 ms after the first words of the container.
        var bench = await Bench.WithAsync();
        bench.Host.Times = (Second(started), Second(finished));
        LogRange? asked = null;
        bench.Host.Log = (_, range) =>
        {
            asked = range;
            return Task.FromResult<IAsyncEnumerable<LogLine>?>(Printed("ready"));
        };

        (await bench.Begin(Match("ready"))).Answer.Passed.ShouldBeTrue();

        asked.ShouldNotBeNull().Since.ShouldBe(Second(since));
        static DateTimeOffset? Second(double? second) => second is { } seconds ? DateTimeOffset.UnixEpoch.AddSeconds(seconds) : null;
    }

    [Fact]
    public void A_log_of_any_length_takes_no_more_room_than_its_last_part()
    {
        var window = new LogWindow(new Regex("^ready$", RegexOptions.NonBacktracking | RegexOptions.Multiline));
        for (var i = 0; i < 100_000; i++)
        {
            window.Add($"line {i} of a container that talks a lot");
            if (window.IsFull) window.IsMatch().ShouldBeFalse();
        }

        window.Length.ShouldBeLessThan(100_000);
        window.Add("ready");
        window.IsMatch().ShouldBeTrue();
    }

    private static LifecycleCheck.Log Match(string pattern) => new(new Regex(pattern, RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.NonBacktracking));

    private static LogLine Line(string text) => new(default, false, text);

    private static IAsyncEnumerable<LogLine> Printed(params string[] lines) => lines.Select(Line).ToAsyncEnumerable();
}
