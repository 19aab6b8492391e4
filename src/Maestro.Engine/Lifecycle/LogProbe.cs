using System.Text.RegularExpressions;
using Maestro.Engine.Model;
using Maestro.Engine.Ships;

namespace Maestro.Engine.Lifecycle;

/// <summary>Reads what the container printed since it was started, and goes on with what it prints, until there is a match.</summary>
internal sealed class LogProbe(LifecycleCheck.Log check, CheckSubject subject) : ContainerProbe(subject)
{
    // The daemon notes the start of a container after its program has begun, on a busy machine after its first words.
    private static readonly TimeSpan StartIsNotedLate = TimeSpan.FromSeconds(1);

    private int _lines;

    /// <inheritdoc/>
    public override TimeSpan LongestTry => check.MaxWait;

    public override ProbeAnswer Late(TimeSpan limit) => NoMatch();

    protected override async Task<ProbeAnswer> AskAsync(string id, CancellationToken cancellationToken)
    {
        if (await LookAsync(id, cancellationToken) is not { } container) return ProbeAnswer.Over("the container is gone");

        _lines = 0;
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var range = new LogRange { Since = Since(container), Follow = true };
        if (await Subject.Host.ReadLogAsync(id, range, reading.Token) is not { } log) return ProbeAnswer.Over("the container is gone");

        try
        {
            if (await ReadAsync(log, reading)) return ProbeAnswer.Pass;
        }
        catch (RegexMatchTimeoutException fault)
        {
            return ProbeAnswer.Never($"match_regex took longer than {fault.MatchTimeout.TotalSeconds:0.#} s on the output");
        }

        // The daemon ends the log when the container has ended; else the stream broke, and is read anew.
        return await LookAsync(id, cancellationToken) is { State: ContainerState.Running or ContainerState.Restarting or ContainerState.Paused } ? NoMatch() : ProbeAnswer.Over($"the container ended; {NoMatch().Text}");
    }

    // From the end of the run before, if there was one.
    private static DateTimeOffset? Since(ContainerSnapshot container) => container switch
    {
        { FinishedAt: null } => null,
        { FinishedAt: { } before, StartedAt: { } start } when before < start => before,
        { StartedAt: var start } => start - StartIsNotedLate,
    };

    private async Task<bool> ReadAsync(IAsyncEnumerable<LogLine> log, CancellationTokenSource reading)
    {
        var text = new LogWindow(check.MatchRegex);
        await using var lines = log.GetAsyncEnumerator(reading.Token);
        while (true)
        {
            var next = lines.MoveNextAsync().AsTask();
            var looked = false;
            try
            {
                // Matched when nothing more is there yet, or enough has come: never once a line of thousands.
                if ((!next.IsCompleted || text.IsFull) && text.IsMatch()) return true;
                looked = true;
            }
            finally
            {
                // Lines that are still waited for would hold up the end of the reading; and no reading can end while one is waited for.
                if (!next.IsCompleted && (text.Matched || !looked)) await EndAsync(next, reading);
            }

            if (!await next) return text.IsMatch();
            text.Add(lines.Current.Text);
            _lines++;
        }
    }

    private static async Task EndAsync(Task next, CancellationTokenSource reading)
    {
        await reading.CancelAsync();
        await next.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private ProbeAnswer NoMatch() => ProbeAnswer.Fail(_lines == 1 ? "1 line of output, which does not match" : $"{_lines} lines of output, none of which matches");
}
