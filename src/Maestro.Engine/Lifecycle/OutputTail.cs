using Maestro.Engine.Diagnostics;
using System.Collections.Immutable;
using System.Text;

namespace Maestro.Engine.Lifecycle;

/// <summary>Keeps the last lines of what a program prints, however much it is. Its two outputs are written into one, each line whole.</summary>
internal sealed class OutputTail
{
    /// <summary>How many lines are kept.</summary>
    public const int MostLines = 20;

    // A line is shown up to this; it is kept longer, so that no secret is cut in two before it is masked.
    private const int LongestShown = 500;
    private const int LongestKept = 16 * 1024;

    private readonly Lock _lock = new();
    private readonly Queue<string> _lines = new();

    /// <summary>Lines as they may be shown.</summary>
    public static ImmutableArray<string> Of(IEnumerable<string> lines, Masking masking) =>
        [.. lines.Select(masking.Mask).Select(line => line.Length > LongestShown ? $"{line[..LongestShown]}…" : line)];

    /// <summary>What is kept.</summary>
    public ImmutableArray<string> Lines
    {
        get
        {
            lock (_lock) return [.. _lines];
        }
    }

    /// <summary>Reads one output to its end.</summary>
    public async Task ReadAsync(StreamReader output, CancellationToken cancellationToken)
    {
        var (buffer, line) = (new char[4096], new StringBuilder());
        while (await output.ReadAsync(buffer, cancellationToken) is > 0 and var length)
        {
            foreach (var letter in buffer.AsSpan(0, length))
            {
                if (letter == '\n') Take(line);
                else if (line.Length < LongestKept) line.Append(letter);
            }
        }

        if (line.Length > 0) Take(line);
    }

    private void Take(StringBuilder line)
    {
        lock (_lock)
        {
            if (_lines.Count == MostLines) _lines.Dequeue();
            _lines.Enqueue(line.ToString().TrimEnd('\r'));
        }

        line.Clear();
    }
}
