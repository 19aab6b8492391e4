namespace Maestro.Engine.Execution;

/// <summary>Lets a number of callers in at a time; of those that wait, the most urgent first (lowest number, then the one that came first).</summary>
/// <param name="places">How many may be in.</param>
internal sealed class PriorityGate(int places)
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
                return new Place(this);
            }

            turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(turn, (priority, _arrivals++));
        }

        // A caller that gives up stays in the queue as a completed turn, which Leave passes over.
        await using var registration = cancellationToken.Register(() => turn.TrySetCanceled(cancellationToken));
        await turn.Task;
        return new Place(this);
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

    private sealed class Place(PriorityGate gate) : IDisposable
    {
        private PriorityGate? _gate = gate;

        public void Dispose() => Interlocked.Exchange(ref _gate, null)?.Leave();
    }
}
