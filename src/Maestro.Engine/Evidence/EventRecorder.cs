using System.Collections.Concurrent;
using System.Collections.Immutable;
using Maestro.Engine.Events;

namespace Maestro.Engine.Evidence;

/// <summary>Keeps the events of a play and passes them on.</summary>
internal sealed class EventRecorder(IPlayObserver observer) : IPlayObserver
{
    private readonly ConcurrentQueue<PlayEvent> _events = new();

    /// <summary>All so far, in order.</summary>
    public ImmutableArray<PlayEvent> Events => [.. _events];

    /// <inheritdoc/>
    public void Observe(PlayEvent playEvent)
    {
        _events.Enqueue(playEvent);
        observer.Observe(playEvent);
    }
}
