using Maestro.Engine.Model;
using Maestro.Engine.Ships;

namespace Maestro.Engine.Tests.Lifecycle;

public sealed class TheTimeOfProbes
{
    private static readonly LifecycleCheck.Health Health = new() { MaxWait = TimeSpan.FromSeconds(10) };

    [Fact]
    public async Task They_begin_at_once_are_quick_at_first_and_back_off_to_one_a_second()
    {
        var bench = await StartingAsync();

        var check = bench.Begin(Health);
        bench.Advance(TimeSpan.FromSeconds(8));

        check.IsCompleted.ShouldBeFalse();
        bench.Asked.Take(4).ShouldBe([0, 50, 125, 238]);
        bench.Asked.Zip(bench.Asked.Skip(1), (one, next) => next - one).Max().ShouldBe(1000, tolerance: 0.001);
    }

    [Fact]
    public async Task They_end_when_the_time_is_up_by_the_clock_that_was_given()
    {
        var bench = await StartingAsync();

        var check = bench.Begin(Health);
        bench.Advance(TimeSpan.FromSeconds(9.999));
        check.IsCompleted.ShouldBeFalse();
        bench.Advance(TimeSpan.FromSeconds(0.001));

        var outcome = await check;
        outcome.Answer.Passed.ShouldBeFalse();
        outcome.Waited.ShouldBe(TimeSpan.FromSeconds(10));
        outcome.Probes.ShouldBe(bench.Asked.Count);
        outcome.Text.ShouldBe($"starting ({bench.Asked.Count} probes)");
    }

    [Fact]
    public async Task A_check_passes_with_the_first_probe_after_it_holds()
    {
        var bench = await StartingAsync();
        var answers = new List<string>();

        var check = bench.Begin(Health, answers);
        bench.Advance(TimeSpan.FromSeconds(3));
        bench.Host.Health = new ContainerHealth("healthy", 0, []);
        bench.Advance(TimeSpan.FromSeconds(1));

        (await check).Answer.Passed.ShouldBeTrue();
        answers.ShouldAllBe(answer => answer == "starting");
    }

    [Fact]
    public async Task A_probe_without_an_answer_is_broken_off_after_5_seconds_and_another_made()
    {
        var bench = await StartingAsync();
        var answers = new List<string>();
        bench.Host.Before = (_, token) => Bench.Never(token);

        var check = bench.Begin(Health with { MaxWait = TimeSpan.FromSeconds(12) }, answers);
        bench.Advance(TimeSpan.FromSeconds(11));
        answers.ShouldBe(["no answer within 5 s", "no answer within 5 s"]);
        bench.Advance(TimeSpan.FromSeconds(1));

        // The third was cut short by the end of the wait, which tells less.
        var outcome = await check;
        (outcome.Answer.Text, outcome.Probes, outcome.Waited).ShouldBe(("no answer within 5 s", 3, TimeSpan.FromSeconds(12)));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(180, 179)]
    public async Task Attempts_take_as_long_as_a_second_between_them(int attempts, double seconds)
    {
        var bench = await FailingAsync();

        var check = bench.Begin(new LifecycleCheck.RemoteExec(["ready"], attempts));
        bench.Advance(TimeSpan.FromSeconds(seconds));

        var outcome = await check;
        outcome.Waited.ShouldBe(TimeSpan.FromSeconds(seconds));
        outcome.Answer.Text.ShouldBe("exit code 1");
        (attempts == 1).ShouldBe(outcome.Probes == 1, "what may be tried once is tried once");
    }

    [Fact]
    public async Task Attempts_are_quick_in_the_first_second_which_counts_as_one()
    {
        var bench = await FailingAsync();

        var check = bench.Begin(new LifecycleCheck.RemoteExec(["ready"], 3));
        bench.Advance(TimeSpan.FromSeconds(2));

        (await check).Probes.ShouldBe(bench.Asked.Count);
        bench.Asked.Where(time => time >= 1000).ShouldBe([1000, 2000]);
        bench.Asked.Count(time => time < 1000).ShouldBeGreaterThan(4);
    }

    [Fact]
    public async Task A_slow_program_is_tried_as_often_as_is_asked_for()
    {
        var bench = await FailingAsync();
        bench.Host.Before = (_, token) =>
        {
            bench.Asked.Add(bench.Clock.GetUtcNow().ToUnixTimeMilliseconds());
            return Task.Delay(TimeSpan.FromSeconds(7), bench.Clock, token);
        };

        var check = bench.Begin(new LifecycleCheck.RemoteExec(["ready"], 3));
        bench.Advance(TimeSpan.FromSeconds(60));

        (await check).Answer.Passed.ShouldBeFalse();
        bench.Asked.ShouldBe([0, 8000, 16000]);
    }

    [Fact]
    public async Task A_program_that_hangs_is_given_up_on()
    {
        var bench = await FailingAsync();
        bench.Host.Before = (_, token) => Bench.Never(token);

        var check = bench.Begin(new LifecycleCheck.RemoteExec(["ready"], 180));
        bench.Advance(TimeSpan.FromSeconds(300));

        (await check).Text.ShouldBe("'ready' did not end within 300 s");
    }

    [Fact]
    public async Task A_sleep_lasts_as_long_as_it_says()
    {
        var bench = await Bench.WithAsync();

        var check = bench.Begin(new LifecycleCheck.Sleep(TimeSpan.FromSeconds(1.5)));
        bench.Advance(TimeSpan.FromSeconds(1.499));
        check.IsCompleted.ShouldBeFalse();
        bench.Advance(TimeSpan.FromSeconds(0.001));

        (await check).Answer.Passed.ShouldBeTrue();
    }

    [Fact]
    public async Task A_cancellation_ends_every_wait_and_leaves_no_timer()
    {
        LifecycleCheck[] checks = [Health, new LifecycleCheck.RemoteExec(["ready"], 180), new LifecycleCheck.Sleep(TimeSpan.FromDays(1)), new LifecycleCheck.Completes(), new LifecycleCheck.Tcp("p", "127.0.0.1", 1)];
        foreach (var check in checks)
        {
            var bench = await FailingAsync();
            using var cancellation = new CancellationTokenSource();
            var wait = bench.Begin(check, cancellationToken: cancellation.Token);

            await cancellation.CancelAsync();

            await Should.ThrowAsync<OperationCanceledException>(() => wait.WaitAsync(TimeSpan.FromSeconds(10)));
            bench.Clock.PendingTimers.ShouldBe(0, check.ToString());
        }
    }

    private static async Task<Bench> StartingAsync()
    {
        var bench = await Bench.WithAsync();
        bench.Host.Health = new ContainerHealth("starting", null, []);
        return bench;
    }

    private static async Task<Bench> FailingAsync()
    {
        var bench = await StartingAsync();
        bench.Host.Exec = _ => new ExecEnded(1, []);
        return bench;
    }
}
