using System.Globalization;
using System.Text;

namespace Maestro.Engine.DockerApi;

/// <summary>Gathers the bytes of one output into lines, taking the stamps off: <c>2026-01-02T03:04:05.678901234Z text</c>.</summary>
internal sealed class StampedLine
{
    private const int LongestStamp = 40;
    private const int TickDigits = 7;

    // A container may print without an end of line for ever: then it is cut here.
    private const int LongestLine = 1024 * 1024;

    private readonly List<byte> _stamp = [];
    private readonly List<byte> _text = [];
    private DateTimeOffset _at;
    private bool _isStamp = true;
    private bool _isOpen;

    /// <summary>A stamp comes next.</summary>
    public void ExpectStamp() => _isStamp = true;

    /// <summary>Takes a byte; the line, when it ended one.</summary>
    public (DateTimeOffset At, string Text)? Add(byte value)
    {
        if (_isStamp)
        {
            AddToStamp(value);
            if (_isStamp || value == (byte)' ') return null;
        }

        if (value == (byte)'\n') return Take();

        _text.Add(value);
        return _text.Count == LongestLine ? Take() : null;
    }

    /// <summary>What came behind the last end of line; null when nothing did.</summary>
    public (DateTimeOffset At, string Text)? Rest() => _isOpen || _text.Count > 0 ? Take() : null;

    private void AddToStamp(byte value)
    {
        if (value == (byte)' ' && TryRead(Encoding.ASCII.GetString([.. _stamp]), out var at))
        {
            // Of a line that comes in several messages the first counts.
            if (!_isOpen) _at = at;
            EndStamp();
        }
        else if (value is (byte)' ' or (byte)'\n' || _stamp.Count == LongestStamp)
        {
            // No stamp after all: it is text like any other.
            _text.AddRange(_stamp);
            if (value == (byte)' ') _text.Add(value);
            EndStamp();
        }
        else
        {
            _stamp.Add(value);
        }
    }

    // Parsing rounds what is finer than a tick: cut off, a stamp is never later than its line.
    private static bool TryRead(string stamp, out DateTimeOffset at)
    {
        var fraction = stamp.IndexOf('.', StringComparison.Ordinal) + 1;
        var digits = fraction == 0 ? 0 : stamp.AsSpan(fraction).IndexOfAnyExceptInRange('0', '9');
        if (digits > TickDigits) stamp = stamp.Remove(fraction + TickDigits, digits - TickDigits);
        return DateTimeOffset.TryParse(stamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out at);
    }

    private void EndStamp()
    {
        _stamp.Clear();
        (_isStamp, _isOpen) = (false, true);
    }

    private (DateTimeOffset At, string Text) Take()
    {
        var text = Encoding.UTF8.GetString([.. _text]).TrimEnd('\r');
        _text.Clear();
        _isOpen = false;
        return (_at, text);
    }
}
