using System.Buffers;
using Maestro.Engine.Templates.Values;

namespace Maestro.Engine.Templates.Library.Methods;

/// <summary>Cuts texts into parts.</summary>
internal static class Splitting
{
    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\n\r\v\f\x1c\x1d\x1e\u0085\u2028\u2029");

    /// <summary>At a separator, or at white space when there is none; at most <paramref name="most"/> cuts when it is not negative.</summary>
    public static IEnumerable<string> Split(Work work, string text, string? separator, long most)
    {
        if (separator is null) return AtSpaces(text, most);
        if (separator.Length == 0) throw Fault.Operation("an empty text does not separate");
        return At(work, text, separator, most < 0 ? long.MaxValue : most);
    }

    /// <summary>As <see cref="Split"/>, but the cuts begin at the end.</summary>
    public static IEnumerable<string> SplitFromEnd(Work work, string text, string? separator, long most)
    {
        var all = Split(work, text, separator, -1).ToList();
        if (most < 0 || all.Count <= most + 1) return all;
        var tail = all.TakeLast((int)most).ToList();
        if (separator is not null) return [string.Join(separator, all.SkipLast((int)most)), .. tail];

        // White space between what stays together is kept as it stands.
        var rest = WithoutEnd(text);
        for (var i = tail.Count - 1; i >= 0; i--) rest = WithoutEnd(rest[..^tail[i].Length]);
        return [rest, .. tail];
    }

    /// <summary>At line ends, of every kind that Python knows.</summary>
    public static IEnumerable<string> Lines(string text, bool keepEnds)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.AsSpan(start).IndexOfAny(LineEnds);
            if (end < 0)
            {
                yield return text[start..];
                yield break;
            }

            end += start;
            var next = text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1;
            yield return text[start..(keepEnds ? next : end)];
            start = next;
        }
    }

    private static IEnumerable<string> At(Work work, string text, string separator, long most)
    {
        var from = 0;
        for (var at = text.IndexOf(separator, StringComparison.Ordinal); at >= 0 && most-- > 0; at = text.IndexOf(separator, from, StringComparison.Ordinal))
        {
            work.Step();
            yield return text[from..at];
            from = at + separator.Length;
        }

        yield return text[from..];
    }

    private static string WithoutEnd(string text) => StringMethods.Strip(text, null, atStart: false, atEnd: true);

    private static IEnumerable<string> AtSpaces(string text, long most)
    {
        var i = 0;
        for (var cuts = 0L; ; cuts++)
        {
            while (i < text.Length && CodePoints.IsSpace(text[i])) i++;
            if (i == text.Length) yield break;
            var start = i;
            if (most >= 0 && cuts == most)
            {
                yield return text[start..];
                yield break;
            }

            while (i < text.Length && !CodePoints.IsSpace(text[i])) i++;
            yield return text[start..i];
        }
    }
}
