using System.Collections.Immutable;
using Maestro.Engine.Ships;

namespace Maestro.Engine.Execution;

/// <summary>Several logs as one, in the order of time.</summary>
internal static class MergedLogs
{
    /// <summary>The lines with the number of the log that each is of. Each log's own order is kept; at equal times the earlier log goes first.</summary>
    public static async IAsyncEnumerable<(int Log, LogLine Line)> Of(ImmutableArray<IAsyncEnumerable<LogLine>> logs)
    {
        var readers = logs.Select(log => log.GetAsyncEnumerator()).ToImmutableArray();
        try
        {
            var next = new PriorityQueue<int, (DateTimeOffset At, int Log)>();
            for (var log = 0; log < readers.Length; log++) await AdvanceAsync(log);
            while (next.TryDequeue(out var log, out _))
            {
                yield return (log, readers[log].Current);
                await AdvanceAsync(log);
            }

            async Task AdvanceAsync(int log)
            {
                if (await readers[log].MoveNextAsync()) next.Enqueue(log, (readers[log].Current.At, log));
            }
        }
        finally
        {
            foreach (var reader in readers) await reader.DisposeAsync();
        }
    }
}
