using System.Runtime.InteropServices;
using System.Text;

namespace Maestro.Engine.Templates.Rendering;


/// <summary>Text that is being rendered, with where each piece of it comes from.</summary>
internal sealed class Output
{
    private readonly StringBuilder _text = new();
    private readonly List<Segment> _segments = [];

    /// <summary>Text that stands in the template as it is.</summary>
    public void AddLiteral(int template, int offset, ReadOnlySpan<char> text, int frame)
    {
        _segments.Add(new Segment(_text.Length, (template * 2) + 1, offset, frame));
        _text.Append(text);
    }

    /// <summary>Text that a tag made.</summary>
    public void AddMade(int template, int offset, string text, int frame)
    {
        if (text.Length == 0) return;
        _segments.Add(new Segment(_text.Length, template * 2, offset, frame));
        _text.Append(text);
    }

    /// <summary>Text that was captured, which keeps its places.</summary>
    public void Add(Captured captured)
    {
        var shift = _text.Length;
        foreach (ref readonly var segment in CollectionsMarshal.AsSpan(captured.Segments)) _segments.Add(segment with { At = segment.At + shift });
        _text.Append(captured.Text);
    }

    /// <summary>All of it; nothing is added after.</summary>
    public Captured Complete() => new(_text.ToString(), _segments);
}

