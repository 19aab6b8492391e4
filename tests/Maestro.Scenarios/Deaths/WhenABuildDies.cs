using Maestro.Scenarios.Ships;
using Maestro.Testing.Builds;

namespace Maestro.Scenarios.Deaths;

/// <summary>However a build ends, in whichever head, nothing of its environment is left on any ship.</summary>
[Collection(Builds.Name)]
public sealed class WhenABuildDies(ProvingGround ground)
{
    private const int Killed = 128 + (int)Signal.Kill;

    private static readonly Head[] TestRunners = [Head.Named(Head.VsTest), Head.Named(Head.TestingPlatform)];

    [BedFact]
    public async Task In_order_it_leaves_nothing() => await LengthsAsync();

    [BedFact]
    public Task By_its_own_failure_it_leaves_nothing() => EndsAsync("work that fails", Head.All, "fail");

    [BedFact]
    public Task By_a_crash_of_the_test_host_it_leaves_nothing() => EndsAsync("test host that crashes", TestRunners, "crash");

    [BedFact]
    public Task By_a_test_that_calls_exit_it_leaves_nothing() => EndsAsync("test that calls Environment.Exit", TestRunners, "exit");

    [BedFact]
    public Task By_the_time_limit_of_its_tests_it_leaves_nothing() =>
        EndsAsync("time limit of the tests", TestRunners, "hang", head => head.Name == Head.VsTest ? ["--", "RunConfiguration.TestSessionTimeout=3000"] : ["--settings", "limit.runsettings"]);

    [BedFact]
    public Task By_code_that_does_not_compile_it_leaves_nothing() => ground.TryAsync("build error", TestRunners, async (trial, head) =>
    {
        var command = trial.Start(head, new Dictionary<string, string?> { ["E2E_BROKEN"] = head.Name == Head.VsTest ? "A" : "P" });

        (await command.ExitAsync()).ShouldNotBe(0, command.Output);
        return await trial.LeftByAsync(command);
    });

    [BedTheory]
    [InlineData("SIGINT", Signal.Interrupt)]
    [InlineData("SIGTERM", Signal.Terminate)]
    [InlineData("SIGHUP", Signal.HangUp)]
    public async Task By_a_signal_at_any_moment_it_leaves_nothing_and_ends_with_the_right_code(string name, Signal signal) =>
        await ground.TryAsync(name, await MomentsAsync(20), async (trial, head, moment) =>
        {
            var command = trial.Start(head);
            var work = trial.LetWorkAsync(command);
            await Elapse(moment, command);
            var hasEnded = command.Ended.IsCancellationRequested;

            // A terminal tells all of its group.
            command.Send(signal, toGroup: signal != Signal.Terminate);

            var code = await command.ExitAsync();
            var wasDone = await work;
            if (!hasEnded && !(wasDone && code == 0)) head.ExitCodes(signal).ShouldContain(code, command.Output);
            return await trial.LeftByAsync(command);
        });

    [BedTheory]
    [InlineData("SIGKILL", false)]
    [InlineData("SIGKILL to the group", true)]
    public async Task By_SIGKILL_at_any_moment_it_leaves_nothing(string name, bool toGroup) =>
        await ground.TryAsync(name, await MomentsAsync(20), async (trial, head, moment) =>
        {
            var command = trial.Start(head);
            var work = trial.LetWorkAsync(command);
            await Elapse(moment, command);

            await KillAsync(command, head, toGroup);

            await work;
            return await trial.LeftByAsync(command);
        });

    [BedTheory]
    [InlineData("SIGKILL, at each step", false)]
    [InlineData("SIGKILL to the group, at each step", true)]
    public async Task By_SIGKILL_at_any_step_of_its_start_and_of_its_end_it_leaves_nothing(string name, bool toGroup)
    {
        Head[] heads = [Head.Named(Head.Run)];
        var steps = 0;
        await ground.TryAsync("orderly end", heads, async (trial, head) =>
        {
            var command = trial.Start(head);
            await trial.LetWorkAsync(command);
            (await command.EndAsync()).ShouldSucceed();
            while (command.Lines.TryRead(out _)) steps++;
            return await trial.LeftByAsync(command);
        });
        steps.ShouldBeGreaterThan(60);

        await ground.TryAsync(name, Some(steps, 6, toGroup).Select(step => (heads[0], step)), async (trial, head, step) =>
        {
            var command = trial.Start(head);
            var work = trial.LetWorkAsync(command);
            for (var seen = 0; seen < step && !command.Ended.IsCancellationRequested; seen++) await NextLineAsync(command);

            await KillAsync(command, head, toGroup);

            await work;
            return await trial.LeftByAsync(command);
        });
    }

    [BedFact]
    public Task Together_with_its_watchdog_it_leaves_nothing_behind_the_next_start() => ground.TryAsync("SIGKILL, also of the watchdog; the next start", Head.All, async (trial, head) =>
    {
        var command = trial.Start(head);
        using (await trial.WorkAsync(command)) await Trial.KillWithWatchdogAsync(command);
        (await trial.RunningAsync()).Length.ShouldBe(12);

        var next = trial.Start(head);
        await trial.LetWorkAsync(next);

        (await next.ExitAsync()).ShouldBe(0, next.Output);
        return await trial.LeftByAsync(next);
    });

    private Task EndsAsync(string death, IEnumerable<Head> heads, string verdict, Func<Head, string[]>? more = null) => ground.TryAsync(death, heads, async (trial, head) =>
    {
        var command = trial.Start(head, more?.Invoke(head) ?? []);
        using (var call = await trial.WorkAsync(command))
        {
            (await trial.RunningAsync()).Length.ShouldBe(12);
            await call.EndAsync(verdict);
            (await command.ExitAsync()).ShouldNotBe(0, command.Output);
        }

        return await trial.LeftByAsync(command);
    });

    private static async Task KillAsync(RunningCommand command, Head head, bool toGroup)
    {
        if (toGroup) command.Send(Signal.Kill, toGroup: true);
        else RunningCommand.Send(head.Owner(command), Signal.Kill);
        (await command.ExitAsync()).ShouldBeOneOf(Killed, 0);
    }

    private async Task<IReadOnlyList<TimeSpan>> LengthsAsync() => await Task.WhenAll(Head.All.Select(ground.LengthAsync));

    private async Task<IEnumerable<(Head Head, TimeSpan Moment)>> MomentsAsync(int count)
    {
        var lengths = await LengthsAsync();
#pragma warning disable CA5394 // Moments, not secrets.
        var random = new Random(ProvingGround.Seed);
        return [.. Enumerable.Range(0, ProvingGround.IsLong ? count : 1).SelectMany(_ => Head.All.Zip(lengths, (head, length) => (head, random.NextDouble() * length)))];
#pragma warning restore CA5394
    }

    // In the short form every so manieth, each time others, so that many runs see all.
    private static IEnumerable<int> Some(int steps, int count, bool isOther)
    {
        var stride = ProvingGround.IsLong ? 1 : steps / count;
        return Enumerable.Range(1, steps).Where(step => (step + ProvingGround.Seed + (isOther ? stride / 2 : 0)) % stride == 0);
    }

    private static async Task Elapse(TimeSpan time, RunningCommand command) => await Task.Delay(time, command.Ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private static async Task NextLineAsync(RunningCommand command)
    {
        try
        {
            await command.Lines.ReadAsync(command.Ended);
        }
        catch (OperationCanceledException)
        {
            // It has ended.
        }
    }
}
