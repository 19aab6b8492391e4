using System.Collections.Immutable;
using Maestro.Engine.Events;

namespace Maestro.Testing;

/// <summary>Keeps all events, and lets a test wait for one.</summary>
public sealed class EventLog : IPlayObserver
{
    private readonly Lock _lock = new();
    private readonly List<PlayEvent> _events = [];
    private readonly List<(Func<PlayEvent, bool> Wanted, TaskCompletionSource Seen)> _waits = [];

    /// <summary>All events so far.</summary>
    public ImmutableArray<PlayEvent> Events
    {
        get
        {
            lock (_lock) return [.. _events];
        }
    }

    /// <summary>Completes with the first event, past or future, that is wanted.</summary>
    public Task Saw(Func<PlayEvent, bool> wanted)
    {
        lock (_lock)
        {
            if (_events.Any(wanted)) return Task.CompletedTask;

            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waits.Add((wanted, seen));
            return seen.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }
    }

    /// <summary>Completes when the instance has reached the phase.</summary>
    public Task Saw(string instance, InstancePhase phase) => Saw(one => one is PlayEvent.InstanceChanged { Row: var row } && row.Instance == instance && row.Phase == phase);

    /// <inheritdoc/>
    public void Observe(PlayEvent playEvent)
    {
        lock (_lock)
        {
            _events.Add(playEvent);
            foreach (var (wanted, seen) in _waits)
            {
                if (wanted(playEvent)) seen.TrySetResult();
            }
        }
    }
}
