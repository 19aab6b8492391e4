using Maestro.Engine.Model;

namespace Maestro.Engine.Lifecycle;

/// <summary>Probes a check until it passes or its time is up: at once, after 50 ms, then at growing distances up to a second.</summary>
internal sealed class CheckRunner(TimeProvider clock)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    // One probe that gets no answer must not use up the whole wait: a fresh connection may fare better.
    private static readonly TimeSpan LongestProbe = TimeSpan.FromSeconds(5);

    /// <summary>The last answer, which tells whether it passed, and the time taken.</summary>
    /// <param name="check">The check.</param>
    /// <param name="onAnswer">Told of every answer that did not pass.</param>
    /// <param name="cancellationToken">Ends the wait: the container ended, or the play was cancelled.</param>
    public async Task<(ProbeAnswer Answer, TimeSpan Waited)> RunAsync(LifecycleCheck check, Action<string> onAnswer, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        var pause = FirstPause;
        ProbeAnswer? last = null;
        while (true)
        {
            var left = TimeSpan.FromTicks(Math.Max(0, (check.MaxWait - clock.GetElapsedTime(began)).Ticks));
            var answer = await ProbeOnceAsync(check, left < LongestProbe ? left : LongestProbe, cancellationToken);
            var waited = clock.GetElapsedTime(began);

            // The last probe may be cut short by the end of the wait; what the one before met tells more than that.
            if (answer.Passed) return (answer, waited);
            if (waited >= check.MaxWait) return (last ?? answer, waited);

            last = answer;
            onAnswer(answer.Text);
            var rest = check.MaxWait - waited;
            await Task.Delay(pause < rest ? pause : rest, clock, cancellationToken);
            if (clock.GetElapsedTime(began) >= check.MaxWait) return (answer, clock.GetElapsedTime(began));

            pause = pause * 1.5 < LongestPause ? pause * 1.5 : LongestPause;
        }
    }

    private async Task<ProbeAnswer> ProbeOnceAsync(LifecycleCheck check, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return check switch
            {
                LifecycleCheck.Tcp tcp => await TcpProbe.RunAsync(tcp, clock, either.Token),
                LifecycleCheck.Http http => await HttpProbe.RunAsync(http, either.Token),
                _ => throw new InvalidOperationException($"no probe for {check.GetType().Name}"),
            };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ProbeAnswer.Fail($"no answer within {limit.TotalSeconds:0.#} s");
        }
    }
}
