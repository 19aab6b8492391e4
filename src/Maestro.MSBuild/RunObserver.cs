using System.Collections.Immutable;
using Maestro.Engine.Events;
using Maestro.Engine.Reports;

namespace Maestro.MSBuild;

/// <summary>Hands the events of a start on to the build's log, and keeps those of the tear-down: then no task runs that could log them.</summary>
internal sealed class RunObserver(BuildLog log) : IPlayObserver
{
    private readonly Lock _lock = new();
    private readonly PlainText _text = new();
    private readonly List<string> _lines = [];
    private bool _over;

    /// <summary>What came after <see cref="TaskIsOver"/>, as plain lines.</summary>
    public ImmutableArray<string> Lines
    {
        get
        {
            lock (_lock) return [.. _lines];
        }
    }

    public void Observe(PlayEvent playEvent)
    {
        lock (_lock)
        {
            if (_over) _lines.AddRange(_text.Lines(playEvent));
            else log.Observe(playEvent);
        }
    }

    public void TaskIsOver()
    {
        lock (_lock) _over = true;
    }
}
