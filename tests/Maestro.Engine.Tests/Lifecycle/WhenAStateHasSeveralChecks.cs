using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Execution;
using Maestro.Engine.Lifecycle;
using Maestro.Engine.Model;
using Maestro.Engine.Planning;
using Maestro.Engine.Ships;
using Maestro.Testing;

namespace Maestro.Engine.Tests.Lifecycle;

public sealed class WhenAStateHasSeveralChecks
{
    private static readonly LifecycleCheck Health = new LifecycleCheck.Health();
    private static readonly LifecycleCheck Program = new LifecycleCheck.RemoteExec(["ready"], 180);
    private static readonly LifecycleCheck Completes = new LifecycleCheck.Completes();

    private readonly EventLog _log = new();
    private readonly TaskCompletionSource<ContainerEnded> _end = new();

    [Fact]
    public async Task The_row_tells_them_all_at_first_and_later_those_that_are_left_with_their_answers()
    {
        var bench = await StartingAsync();
        var wait = Begin(bench, Health, Program, new LifecycleCheck.Sleep(TimeSpan.FromSeconds(1)));
        bench.Advance(TimeSpan.FromSeconds(14));

        Texts.ShouldBe([
            "checking: health check, rexec check by ready, sleep of 1 s",
            "checking: health check for 2.0 s: starting, rexec check by ready for 2.0 s: exit code 1",
            "checking: health check for 12.0 s: starting, rexec check by ready for 12.0 s: exit code 1"]);
        wait.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task All_must_pass()
    {
        var bench = await StartingAsync();
        var wait = Begin(bench, Health, Program);

        bench.Host.Health = new ContainerHealth("healthy", 0, []);
        bench.Advance(TimeSpan.FromSeconds(5));
        wait.IsCompleted.ShouldBeFalse();
        bench.Host.Exec = _ => new ExecEnded(0, []);
        bench.Advance(TimeSpan.FromSeconds(1));

        (await wait).ShouldBeNull();
    }

    [Fact]
    public async Task The_first_that_fails_ends_the_others()
    {
        var bench = await StartingAsync();
        var wait = Begin(bench, Health, new LifecycleCheck.RemoteExec(["ready"], 2));
        bench.Advance(TimeSpan.FromSeconds(1));

        (await wait)!.Message.ShouldContain("web-1 on ship 'local' is not ready: rexec check by ready did not pass within 1 s, last answer: exit code 1");
        bench.Clock.PendingTimers.ShouldBe(0);
    }

    [Fact]
    public async Task The_end_of_the_container_ends_them_at_once()
    {
        var bench = await StartingAsync();
        bench.Host.Output = ["out of memory"];
        var wait = Begin(bench, Health, Program, new LifecycleCheck.Sleep(TimeSpan.FromDays(1)));

        Bench.Here(() => _end.TrySetResult(new ContainerEnded(bench.ContainerId, 137)));

        var fault = (await wait)!;
        (fault.Code, fault.Detail.Single()).ShouldBe(("MSTR0503", "out of memory"));
        fault.Message.ShouldContain("exit code 137");
        bench.Clock.PendingTimers.ShouldBe(0);
    }

    [Fact]
    public async Task The_exit_code_is_told_though_a_probe_saw_the_end_before_its_news_came()
    {
        var bench = await StartingAsync();
        var wait = Begin(bench, Health);
        bench.Host.End("web-1", 9);
        bench.Advance(TimeSpan.FromSeconds(1));
        wait.IsCompleted.ShouldBeFalse();

        Bench.Here(() => _end.TrySetResult(new ContainerEnded(bench.ContainerId, 9)));

        (await wait)!.Message.ShouldContain("exit code 9");
    }

    [Fact]
    public async Task News_that_never_come_are_not_waited_for_long()
    {
        var bench = await StartingAsync();
        var wait = Begin(bench, Health);
        bench.Host.End("web-1", 9);
        bench.Advance(TimeSpan.FromSeconds(3));

        var fault = (await wait)!;
        (fault.Code, fault.Message).ShouldBe(("MSTR0514", "web-1 on ship 'local' is not ready: health check cannot pass: the container does not run (2 probes)"));
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(4, "MSTR0515")]
    public async Task A_one_shot_that_ended_is_done_when_its_code_is_0(long exitCode, string? code)
    {
        var bench = await StartingAsync();
        var wait = Begin(bench, Completes, new LifecycleCheck.Sleep(TimeSpan.FromSeconds(1)));
        bench.Host.End("web-1", exitCode);
        Bench.Here(() => _end.TrySetResult(new ContainerEnded(bench.ContainerId, exitCode)));
        bench.Advance(TimeSpan.FromSeconds(1));

        (await wait)?.Code.ShouldBe(code);
        (code is null).ShouldBe(await wait is null);
    }

    [Fact]
    public async Task What_ends_while_it_is_asked_for_leave_to_be_stopped_has_given_it()
    {
        var bench = await StartingAsync();
        var wait = Begin(bench, LifecycleState.PreStop, Program);

        Bench.Here(() => _end.TrySetResult(new ContainerEnded(bench.ContainerId, 1)));

        (await wait).ShouldBeNull();
    }

    [Fact]
    public async Task A_cancellation_leaves_in_the_row_what_was_waited_for_and_tells_nobody()
    {
        var bench = await StartingAsync();
        var ledger = LedgerOf(bench, Instance(LifecycleState.Running, [Program]));
        using var cancellation = new CancellationTokenSource();
        var wait = Begin(bench, ledger, LifecycleState.Running, cancellation.Token, Program);
        bench.Advance(TimeSpan.FromSeconds(1));

        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => wait);
        ledger["web-1"].Text.ShouldBe("checking: rexec check by ready for 1.0 s: exit code 1");
        Texts.ShouldBe(["checking: rexec check by ready"]);
    }

    private IEnumerable<string> Texts => _log.Events.OfType<PlayEvent.InstanceChanged>().Select(change => change.Row.Text);

    private static async Task<Bench> StartingAsync()
    {
        var bench = await Bench.WithAsync();
        bench.Host.Health = new ContainerHealth("starting", null, []);
        bench.Host.Exec = _ => new ExecEnded(1, []);
        return bench;
    }

    private static Instance Instance(LifecycleState state, LifecycleCheck[] checks)
    {
        var instance = new EnvironmentBuilder().Service("web", ["web-1"]).Build().Instances["web-1"];
        return state == LifecycleState.Running ? instance with { RunningChecks = [.. checks] } : instance with { PreStopChecks = [.. checks] };
    }

    private Ledger LedgerOf(Bench bench, Instance instance) =>
        new(new Plan { Play = Play.Start, Steps = [], Instances = [new PlannedInstance(1, instance, Standing.Absent, null)] }, "test", _log, bench.Clock, bench.Clock.GetTimestamp());

    private Task<Diagnostic?> Begin(Bench bench, params LifecycleCheck[] checks) => Begin(bench, LifecycleState.Running, checks);

    private Task<Diagnostic?> Begin(Bench bench, LifecycleState state, params LifecycleCheck[] checks) =>
        Begin(bench, LedgerOf(bench, Instance(state, checks)), state, CancellationToken.None, checks);

    private Task<Diagnostic?> Begin(Bench bench, Ledger ledger, LifecycleState state, CancellationToken cancellationToken, params LifecycleCheck[] checks)
    {
        var stateChecks = new StateChecks(ledger, new CheckRunner(bench.Clock), new ProgramPlace(bench.Folder, bench.Variables), bench.Clock);
        return Bench.Here(() => stateChecks.RunAsync(new ChecksOfState(Instance(state, checks), state), bench.Host, bench.ContainerId, _end.Task, cancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(30), CancellationToken.None));
    }
}
