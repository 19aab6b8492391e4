namespace Maestro.Engine.DockerApi;

/// <summary>The time limit of one request, joined with the caller's cancellation and the closing of the host, and told apart from both.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly TimeProvider _clock;
    private readonly CancellationToken _caller;
    private readonly CancellationToken _closed;
    private readonly CancellationTokenSource _time;
    private readonly CancellationTokenSource _joined;
    private long _start;

    public Deadline(TimeSpan limit, TimeProvider clock, CancellationToken caller, CancellationToken closed)
    {
        (Limit, _clock, _caller, _closed) = (limit, clock, caller, closed);
        _start = clock.GetTimestamp();
        _time = new CancellationTokenSource(limit, clock);
        _joined = CancellationTokenSource.CreateLinkedTokenSource(_time.Token, caller, closed);
    }

    /// <summary>What the work listens to.</summary>
    public CancellationToken Token => _joined.Token;

    /// <summary>The time granted.</summary>
    public TimeSpan Limit { get; }

    /// <summary>Whether the work ended because of the time, and not because somebody wanted it to end.</summary>
    public bool Passed => _time.IsCancellationRequested && !_caller.IsCancellationRequested && !_closed.IsCancellationRequested;

    /// <summary>Time since the start, or since the last <see cref="Restart"/>.</summary>
    public TimeSpan Waited => _clock.GetElapsedTime(_start);

    /// <summary>Throws when the caller cancelled or the host was closed: then it does not matter how the work ended.</summary>
    public void ThrowIfUnwanted()
    {
        _caller.ThrowIfCancellationRequested();
        _closed.ThrowIfCancellationRequested();
    }

    /// <summary>Something moved: the whole time is granted again.</summary>
    public void Restart()
    {
        _start = _clock.GetTimestamp();
        _time.CancelAfter(Limit);
    }

    /// <summary>Lifts the time limit; cancellation goes on.</summary>
    public void Lift() => _time.CancelAfter(Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        _joined.Dispose();
        _time.Dispose();
    }
}
