using Maestro.Engine.Ships;

namespace Maestro.Engine.Execution;

/// <summary>
/// Which lines of a log were shown, so that reading can be taken up again without a line doubled or lost. The two outputs of a container are stamped side
/// by side and may be a little out of order: reading starts again somewhat before the newest line, and what was shown of that is passed over.
/// </summary>
internal sealed class SeenLines
{
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(1);

    private readonly Queue<LogLine> _recent = new();
    private Dictionary<LogLine, int> _expected = [];
    private DateTimeOffset? _newest;

    /// <summary>Where to read on from; null when nothing was seen.</summary>
    public DateTimeOffset? TakeUp()
    {
        _expected = _recent.CountBy(line => line).ToDictionary();
        return _newest - Overlap;
    }

    /// <summary>Whether the line is a new one; each is, once.</summary>
    public bool IsNew(LogLine line)
    {
        if (_expected.TryGetValue(line, out var left) && left > 0)
        {
            _expected[line] = left - 1;
            return false;
        }

        _recent.Enqueue(line);
        if (_newest is null || line.At > _newest) _newest = line.At;
        while (_recent.TryPeek(out var old) && old.At < _newest - Overlap) _recent.Dequeue();
        return true;
    }
}
