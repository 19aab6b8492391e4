using Spectre.Console;
using Spectre.Console.Rendering;

namespace Maestro.Tool.Output;

/// <summary>
/// The lines at the end of a terminal that are drawn over and over. A frame is one write, over the one before, so that nothing flickers; then the cursor
/// rests at the begin of a line of its own. (Spectre.Console's own live display pads every line and leaves the cursor at the edge, where the <c>^C</c> that
/// a terminal echoes wraps, and every later frame is off by a line.)
/// </summary>
internal sealed class LiveRegion(IAnsiConsole terminal)
{
    private int _lines;

    /// <summary>Draws a frame.</summary>
    public void Draw(IRenderable content)
    {
        if (_lines == 0) terminal.Cursor.Show(false);
        var frame = new Frame(content, _lines);
        terminal.Write(frame);
        _lines = frame.Lines;
    }

    /// <summary>Wipes the last frame off.</summary>
    public void Clear()
    {
        if (_lines == 0) return;

        terminal.Write(new Frame(null, _lines));
        terminal.Cursor.Show(true);
        _lines = 0;
    }

    private sealed class Frame(IRenderable? content, int before) : Renderable
    {
        private const string RestOfLine = "\u001b[K";
        private const string RestOfScreen = "\u001b[J";

        public int Lines { get; private set; }

        protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
        {
            var segments = new List<Segment>();
            if (before > 0) segments.Add(Segment.Control($"\r\u001b[{before}A"));
            foreach (var line in content is null ? [] : Segment.SplitLines(content.Render(options, maxWidth)))
            {
                segments.AddRange(line);
                segments.Add(Segment.Control(RestOfLine));
                segments.Add(Segment.LineBreak);
                Lines++;
            }

            segments.Add(Segment.Control(RestOfScreen));
            return segments;
        }
    }
}
