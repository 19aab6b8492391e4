using System.Text;
using System.Text.RegularExpressions;

namespace Maestro.Engine.Lifecycle;

/// <summary>The last part of a log, on whole lines, to be matched: a match may reach over lines, and a log may be of any length.</summary>
internal sealed class LogWindow(Regex pattern)
{
    private const int Kept = 32 * 1024;

    private readonly StringBuilder _text = new();
    private bool _isNew;

    /// <summary>How many characters are kept.</summary>
    public int Length => _text.Length;

    /// <summary>Whether it should be matched before more is added.</summary>
    public bool IsFull => _text.Length > 2 * Kept;

    /// <summary>Whether there was a match.</summary>
    public bool Matched { get; private set; }

    public void Add(string line)
    {
        _text.Append(line).Append('\n');
        _isNew = true;
    }

    /// <summary>Whether what is there matches. What cannot be part of a later match is forgotten.</summary>
    public bool IsMatch()
    {
        if (!_isNew) return Matched;

        _isNew = false;
        var text = _text.ToString();
        Matched = pattern.IsMatch(text);
        if (text.Length > Kept) _text.Remove(0, text.LastIndexOf('\n', text.Length - Kept) + 1);
        return Matched;
    }
}
