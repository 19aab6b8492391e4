using System.Runtime.InteropServices;
using System.Text.Json;
using Maestro.Engine.Model;
using Maestro.Testing;
using Maestro.Tool.Tests.Output;

namespace Maestro.Tool.Tests;

/// <summary>From the words of a command line to its exit code, on daemons in memory.</summary>
public sealed class WhenACommandRuns : IDisposable
{
    private const string Guestbook = """
        name: guestbook
        ships:
          local: {ip: 127.0.0.1}
        services:
          redis:
            image: redis:7
            instances:
              redis-1: {ship: local, ports: {client: "6379:16379"}}
          web:
            image: web:1
            requires: [redis]
            instances:
              web-1: {ship: local}
        """;

    private readonly FakeFleet _fleet = new();
    private readonly string _file = Path.GetTempFileName();

    public WhenACommandRuns() => File.WriteAllText(_file, Guestbook);

    [Fact]
    public async Task A_start_says_what_came_up_and_where()
    {
        var (exitCode, stage) = await RunAsync("start");

        exitCode.ShouldBe(0);
        stage.Out.ShouldContain("started 2 of 2 instances in ");
        stage.Out.ShouldEndWith("\n  redis-1 client  127.0.0.1:16379\n");
        stage.Error.ShouldBeEmpty();
        _fleet["local"].Containers.Keys.ShouldBe(["redis-1", "web-1"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_second_start_does_nothing_and_says_so()
    {
        await RunAsync("start");
        _fleet["local"].Requests.Clear();

        var (exitCode, stage) = await RunAsync("start");

        exitCode.ShouldBe(0);
        stage.Out.ShouldContain("all 2 instances are up already");
        _fleet["local"].Requests.ShouldNotContain(request => request.StartsWith("start", StringComparison.Ordinal) || request.StartsWith("create", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Down_leaves_nothing()
    {
        await RunAsync("up", "-q");

        var (exitCode, stage) = await RunAsync("down");

        exitCode.ShouldBe(0);
        stage.Out.ShouldContain("removed 2 of 2 instances in ");
        _fleet["local"].Containers.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stop_without_a_word_of_what_is_wrong_usage()
    {
        var (exitCode, stage) = await RunAsync("stop");

        exitCode.ShouldBe(2);
        stage.Out.ShouldBeEmpty();
        stage.Error.ShouldStartWith("error MSTR0003: ");
    }

    [Fact]
    public async Task A_plan_says_its_steps_and_does_none()
    {
        var (exitCode, stage) = await RunAsync("plan", "start");

        exitCode.ShouldBe(0);
        stage.Out.ShouldContain("start        web-1    local  3,4    requires redis-1\n");
        _fleet["local"].Containers.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    public async Task A_plan_that_cannot_come_true_fails(string format)
    {
        _fleet["local"].Add("web-1", ContainerState.Running);

        var (exitCode, stage) = await RunAsync("plan", "start", "--format", format);

        exitCode.ShouldBe(1);
        (format == "json" ? stage.Out : stage.Error).ShouldContain("MSTR0505");
        stage.Out.ShouldNotContain("nothing to do");
    }

    [Fact]
    public async Task A_plan_for_a_ship_that_is_away_says_so()
    {
        _fleet.SwitchOff("local");

        var (exitCode, stage) = await RunAsync("plan", "start");

        exitCode.ShouldBe(4);
        stage.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem().ShouldContain("MSTR0301");
    }

    [Fact]
    public async Task A_check_counts_what_the_file_holds()
    {
        var (exitCode, stage) = await RunAsync("check");

        exitCode.ShouldBe(0);
        stage.Out.ShouldEndWith(": environment 'guestbook' is valid: 1 ship, 2 services, 2 instances\n");
    }

    [Theory]
    [InlineData("start")]
    [InlineData("status")]
    [InlineData("check")]
    [InlineData("plan", "start")]
    public async Task A_wrong_file_is_exit_code_3_in_json_as_well(params string[] words)
    {
        await File.WriteAllTextAsync(_file, "name: [");

        var (exitCode, stage) = await RunAsync([.. words, "--format", "json"]);

        exitCode.ShouldBe(3);
        stage.Error.ShouldBeEmpty();
        using var last = JsonDocument.Parse(words[0] == "start" ? stage.Out.TrimEnd().Split('\n')[^1] : stage.Out);
        last.RootElement.GetProperty("exit_code").GetInt32().ShouldBe(3);
    }

    [Theory]
    [InlineData(PosixSignal.SIGINT, 130)]
    [InlineData(PosixSignal.SIGTERM, 143)]
    [InlineData(PosixSignal.SIGHUP, 129)]
    public async Task A_signal_cancels_and_is_told_by_the_exit_code(PosixSignal signal, int expected)
    {
        using var signals = new Signals();
        _fleet["local"].Before = (request, _) =>
        {
            if (request == "create redis-1") signals.Take(signal).ShouldBeTrue();
            return Task.CompletedTask;
        };

        var (exitCode, stage) = await RunAsync(signals, "start");

        exitCode.ShouldBe(expected);
        stage.Error.ShouldStartWith("cancelling start …");
        stage.Out.ShouldContain("start was cancelled after ");
    }

    [Theory]
    [InlineData(PosixSignal.SIGINT, 130)]
    [InlineData(PosixSignal.SIGTERM, 143)]
    [InlineData(PosixSignal.SIGHUP, 129)]
    public async Task So_does_one_that_comes_while_a_run_takes_hold_of_its_environment(PosixSignal signal, int expected)
    {
        using var signals = new Signals();
        _fleet["local"].Before = (request, cancellationToken) =>
        {
            if (!signals.Token.IsCancellationRequested && request.StartsWith("resources ", StringComparison.Ordinal)) signals.Take(signal).ShouldBeTrue();
            return Task.Delay(0, cancellationToken);
        };

        var (exitCode, stage) = await RunAsync(signals, "run", "-f", _file, "--", "true");

        exitCode.ShouldBe(expected, stage.Error);
        stage.Error.ShouldContain("error MSTR0509: start was cancelled; still at work were: the look at the ships");
    }

    [Fact]
    public void A_second_interrupt_is_left_to_the_system_which_ends_the_process()
    {
        using var signals = new Signals();
        var left = false;
        signals.Leaving = () => left = true;

        signals.Take(PosixSignal.SIGTERM).ShouldBeTrue();
        signals.Take(PosixSignal.SIGTERM).ShouldBeTrue();
        left.ShouldBeFalse();
        signals.Take(PosixSignal.SIGINT).ShouldBeFalse();
        left.ShouldBeTrue();
    }

    [Fact]
    public async Task A_fault_of_ours_is_said_as_one_and_shows_its_trace_only_when_asked()
    {
        _fleet["local"].Before = (_, _) => throw new InvalidTimeZoneException("boom");

        var (exitCode, stage) = await RunAsync("start");
        var (_, verbose) = await RunAsync("start", "--verbose");

        exitCode.ShouldBe(1);
        stage.Error.ShouldContain("error MSTR0901: maestro start met a fault of Maestro.Cake itself: InvalidTimeZoneException: boom");
        stage.Error.ShouldNotContain("   at ");
        verbose.Error.ShouldContain("   at ");
    }

    public void Dispose() => File.Delete(_file);

    private async Task<(int ExitCode, Stage Stage)> RunAsync(params string[] words)
    {
        using var signals = new Signals();
        return await RunAsync(signals, words);
    }

    private async Task<(int ExitCode, Stage Stage)> RunAsync(Signals signals, params string[] words)
    {
        using var stage = new Stage(fleet: _fleet);
        return (await new MaestroTool(stage.Surroundings, signals).RunAsync([.. words, "-f", _file]), stage);
    }
}
