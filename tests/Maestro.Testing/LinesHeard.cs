using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;

namespace Maestro.Testing;

/// <summary>Keeps what a reading of logs said, and lets a test wait for it.</summary>
public sealed class LinesHeard : ILogSink
{
    private readonly Lock _lock = new();
    private readonly List<string> _lines = [];
    private readonly List<(Func<ImmutableArray<string>, bool> Wanted, TaskCompletionSource Seen)> _waits = [];

    /// <summary>After how many lines nobody listens any more.</summary>
    public int Patience { get; init; } = int.MaxValue;

    /// <summary>Everything said so far: <c>web-1: text</c>, notices behind <c>--</c>.</summary>
    public ImmutableArray<string> Lines
    {
        get
        {
            lock (_lock) return [.. _lines];
        }
    }

    /// <summary>All diagnostics.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; private set; } = [];

    /// <summary>Whose logs were promised.</summary>
    public ImmutableArray<string> Instances { get; private set; }

    /// <summary>Completes when the lines are as wanted.</summary>
    public Task Saw(Func<ImmutableArray<string>, bool> wanted)
    {
        lock (_lock)
        {
            if (wanted([.. _lines])) return Task.CompletedTask;

            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waits.Add((wanted, seen));
            return seen.Task.WaitAsync(TimeSpan.FromSeconds(60));
        }
    }

    /// <inheritdoc/>
    public void Begin(ImmutableArray<string> instances) => Instances = instances;

    /// <inheritdoc/>
    public bool Take(LogEntry entry)
    {
        if (Lines.Length >= Patience) return false;
        Add($"{entry.Instance}: {entry.Text}");
        return true;
    }

    /// <inheritdoc/>
    public void Report(Diagnostic diagnostic) => Diagnostics = Diagnostics.Add(diagnostic);

    /// <inheritdoc/>
    public void Notice(string text) => Add($"-- {text}");

    private void Add(string line)
    {
        lock (_lock)
        {
            _lines.Add(line);
            foreach (var (wanted, seen) in _waits)
            {
                if (wanted([.. _lines])) seen.TrySetResult();
            }
        }
    }
}
