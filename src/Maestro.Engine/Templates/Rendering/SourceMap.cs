using System.Runtime.InteropServices;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Templates.Syntax;

namespace Maestro.Engine.Templates.Rendering;

/// <summary>Finds where a piece of rendered text comes from.</summary>
internal sealed class SourceMap(List<Segment> segments, FrameTable frames, IReadOnlyList<Template> templates)
{
    private const int LongestTag = 60;

    /// <summary>The place that made the text from one offset to another.</summary>
    public SourceLocation Locate(int start, int end)
    {
        var index = IndexOf(start);
        if (index < 0) return templates[0].Source.At(new TextRange(0, 0));

        var segment = segments[index];
        var template = templates[segment.Template];
        if (!segment.IsLiteral)
        {
            var tag = template.TagAt(segment.Offset);
            return PlaceNotes.Locate(template.Source, tag, () => Joined($"produced by {Shown(template.Source.Text[tag.Start..tag.End])}", frames.Describe(segment.Frame)));
        }

        var length = (index + 1 < segments.Count ? segments[index + 1].At : int.MaxValue) - segment.At;
        var from = Math.Min(segment.Offset + (start - segment.At), template.Source.Text.Length);
        var to = Math.Clamp(segment.Offset + Math.Min(end - segment.At, length), from, template.Source.Text.Length);
        return PlaceNotes.Locate(template.Source, new TextRange(from, to), () => frames.Describe(segment.Frame));
    }

    private static string Joined(string first, string? second) => second is null ? first : $"{first}; {second}";

    // The tag as it is written, on one line; values never.
    private static string Shown(string tag)
    {
        var text = Secrets.Masked(string.Join(' ', tag.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        return text.Length <= LongestTag ? text : $"{text[..LongestTag]}...";
    }

    // The last segment that begins at or before the offset.
    private int IndexOf(int offset)
    {
        var all = CollectionsMarshal.AsSpan(segments);
        var (low, high) = (0, all.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (all[middle].At <= offset) low = middle + 1;
            else high = middle - 1;
        }

        return high;
    }
}
