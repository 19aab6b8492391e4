using Maestro.Engine.Model;

namespace Maestro.Engine.Lifecycle;

/// <summary>Probes a check until it passes, can pass no more, or its time is up.</summary>
internal sealed class CheckRunner(TimeProvider clock)
{
    /// <summary>How it ended.</summary>
    /// <param name="check">The check.</param>
    /// <param name="subject">What it is about.</param>
    /// <param name="onAnswer">Told of every answer that did not pass.</param>
    /// <param name="cancellationToken">Ends the wait: the container ended, or the play was cancelled.</param>
    public async Task<CheckOutcome> RunAsync(LifecycleCheck check, CheckSubject subject, Action<string> onAnswer, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        if (check is LifecycleCheck.Sleep { Wait: var wait })
        {
            await Task.Delay(wait, clock, cancellationToken);
            return new CheckOutcome(ProbeAnswer.Pass, clock.GetElapsedTime(began), 0);
        }

        using var probe = Probe.For(check, subject, clock);
        var pace = Pace.Of(check);
        ProbeAnswer? last = null;
        for (var probes = 1; ; probes++)
        {
            var start = clock.GetElapsedTime(began);
            var (answer, isCut) = await TryAsync(probe, pace.Left(start), cancellationToken);
            var waited = clock.GetElapsedTime(began);

            // The last probe may be cut short by the end of the wait; what the one before met tells more than that.
            if (isCut && last is { } before) return new CheckOutcome(before, waited, probes);
            if (answer.Passed || answer.IsFinal || pace.Next(start, waited) is not { } pause) return new CheckOutcome(answer, waited, probes);

            last = answer;
            onAnswer(answer.Text);
            await Task.Delay(pause, clock, cancellationToken);
            if (pace.Left(waited = clock.GetElapsedTime(began)) == TimeSpan.Zero) return new CheckOutcome(answer, waited, probes);
        }
    }

    // The answer, and whether it is none because the wait was over before the probe's own limit.
    private async Task<(ProbeAnswer Answer, bool IsCut)> TryAsync(Probe probe, TimeSpan left, CancellationToken cancellationToken)
    {
        var isShort = left != Timeout.InfiniteTimeSpan && left < probe.LongestTry;
        var limit = isShort ? left : probe.LongestTry;
        using var deadline = new CancellationTokenSource(limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return (await probe.TryAsync(either.Token), false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (probe.Late(limit), isShort);
        }
    }
}
