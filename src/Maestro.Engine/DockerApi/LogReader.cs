using System.Collections.Immutable;

namespace Maestro.Engine.DockerApi;

/// <summary>Gives the last lines of a log.</summary>
internal sealed class LogReader(int lines) : LogDecoder
{
    private readonly Queue<string> _last = new();
    private readonly LineBuffer[] _outputs = [.. Enumerable.Range(0, Outputs).Select(_ => new LineBuffer())];

    /// <summary>The last lines, oldest first; one that was not ended counts.</summary>
    public ImmutableArray<string> Finish()
    {
        foreach (var output in _outputs)
        {
            if (output.Rest() is { } line) Add(line);
        }

        return [.. _last];
    }

    protected override void Text(int output, ReadOnlySpan<byte> bytes)
    {
        foreach (var part in bytes)
        {
            if (_outputs[output].Add(part) is { } line) Add(line);
        }
    }

    private void Add(string line)
    {
        if (_last.Count == lines) _last.Dequeue();
        _last.Enqueue(line);
    }
}
