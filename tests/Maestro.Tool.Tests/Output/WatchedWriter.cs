using System.Text;

namespace Maestro.Tool.Tests.Output;

/// <summary>Keeps what is written, from any thread, and lets a test wait for a text.</summary>
internal sealed class WatchedWriter : TextWriter
{
    private readonly Lock _lock = new();
    private readonly StringBuilder _text = new();
    private readonly List<(string Text, TaskCompletionSource Seen)> _waits = [];

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(string? value)
    {
        lock (_lock)
        {
            _text.Append(value);
            var all = _text.ToString();
            foreach (var (text, seen) in _waits)
            {
                if (all.Contains(text, StringComparison.Ordinal)) seen.TrySetResult();
            }
        }
    }

    public Task Saw(string text)
    {
        lock (_lock)
        {
            if (_text.ToString().Contains(text, StringComparison.Ordinal)) return Task.CompletedTask;

            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waits.Add((text, seen));
            return seen.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }
    }

    public override string ToString()
    {
        lock (_lock) return _text.ToString();
    }
}
