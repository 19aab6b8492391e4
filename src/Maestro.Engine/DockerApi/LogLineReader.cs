using System.Diagnostics.CodeAnalysis;
using Maestro.Engine.Ships;

namespace Maestro.Engine.DockerApi;

/// <summary>Gives the lines of a log that was asked for with time stamps, each as soon as it is whole.</summary>
internal sealed class LogLineReader : LogDecoder
{
    private readonly Queue<LogLine> _lines = new();
    private readonly StampedLine[] _outputs = [.. Enumerable.Range(0, Outputs).Select(_ => new StampedLine())];

    /// <summary>The next whole line.</summary>
    public bool TryTake([NotNullWhen(true)] out LogLine? line) => _lines.TryDequeue(out line);

    /// <summary>The log is over: what was not ended is a line.</summary>
    public void Finish()
    {
        for (var output = 0; output < Outputs; output++)
        {
            if (_outputs[output].Rest() is { } line) Add(output, line);
        }
    }

    // The daemon stamps every message; a line of more than 16 KB comes in several.
    protected override void Begin(int output) => _outputs[output].ExpectStamp();

    protected override void Text(int output, ReadOnlySpan<byte> bytes)
    {
        foreach (var part in bytes)
        {
            if (_outputs[output].Add(part) is not { } line) continue;

            Add(output, line);
            if (IsRaw) _outputs[output].ExpectStamp();
        }
    }

    private void Add(int output, (DateTimeOffset At, string Text) line) => _lines.Enqueue(new LogLine(line.At, output == 2, line.Text));
}
