namespace Maestro.Engine.Execution;

/// <summary>Lets a number of callers in at a time; of those that wait, the most urgent first (lowest number, then the one that came first).</summary>
/// <param name="places">How many may be in.</param>
/// <param name="longest">After what time a place counts as free again, though who has it is still busy; null: never.</param>
/// <param name="clock">What that time goes by.</param>
internal sealed class PriorityGate(int places, TimeSpan? longest = null, TimeProvider? clock = null)
{
    private readonly Lock _lock = new();
    private readonly PriorityQueue<TaskCompletionSource, (int Priority, long Arrival)> _waiting = new();
    private int _free = places;
    private long _arrivals;

    /// <summary>Returns when there is a place; disposing the result gives it back.</summary>
    public async Task<IDisposable> EnterAsync(int priority, CancellationToken cancellationToken)
    {
        TaskCompletionSource turn;
        lock (_lock)
        {
            if (_free > 0)
            {
                _free--;
                return new Place(this, longest, clock);
            }

            turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(turn, (priority, _arrivals++));
        }

        // A caller that gives up stays in the queue as a completed turn, which Leave passes over.
        await using var registration = cancellationToken.Register(() => turn.TrySetCanceled(cancellationToken));
        await turn.Task;
        return new Place(this, longest, clock);
    }

    private void Leave()
    {
        lock (_lock)
        {
            while (_waiting.TryDequeue(out var next, out _))
            {
                if (next.TrySetResult()) return;
            }

            _free++;
        }
    }

    private sealed class Place : IDisposable
    {
        private readonly ITimer? _timer;
        private PriorityGate? _gate;

        public Place(PriorityGate gate, TimeSpan? longest, TimeProvider? clock)
        {
            _gate = gate;
            if (longest is { } time) _timer = (clock ?? TimeProvider.System).CreateTimer(_ => Leave(), null, time, Timeout.InfiniteTimeSpan);
        }

        public void Dispose()
        {
            _timer?.Dispose();
            Leave();
        }

        private void Leave() => Interlocked.Exchange(ref _gate, null)?.Leave();
    }
}
