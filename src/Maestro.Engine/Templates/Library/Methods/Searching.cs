using Maestro.Engine.Templates.Values;

namespace Maestro.Engine.Templates.Library.Methods;

/// <summary>Finds texts in texts; places count by code point.</summary>
internal static class Searching
{
    public static object Find(string text, Arguments arguments, string name, bool fromEnd)
    {
        var read = new ArgumentReader($"method '{name}'", arguments, 1, "sub", "start", "end");
        var wanted = read.Text(0);
        if (Part(text, read) is not { } part) return -1L;
        var at = fromEnd ? part.LastIndexOf(wanted, StringComparison.Ordinal) : part.IndexOf(wanted, StringComparison.Ordinal);
        return at < 0 ? -1L : CodePoints.Position(part, at) + Bounds(text, read).Start;
    }

    public static object Index(string text, Arguments arguments, string name, bool fromEnd) =>
        Find(text, arguments, name, fromEnd) is long and >= 0 and var at ? at : throw Fault.Operation($"method '{name}' did not find the text");

    public static object Count(string text, Arguments arguments)
    {
        var read = new ArgumentReader("method 'count'", arguments, 1, "sub", "start", "end");
        var wanted = read.Text(0);
        if (Part(text, read) is not { } part) return 0L;
        if (wanted.Length == 0) return CodePoints.Length(part) + 1L;
        var count = 0L;
        for (var at = part.IndexOf(wanted, StringComparison.Ordinal); at >= 0; at = part.IndexOf(wanted, at + wanted.Length, StringComparison.Ordinal)) count++;
        return count;
    }

    public static PythonTuple Partition(string text, string separator, bool fromEnd)
    {
        if (separator.Length == 0) throw Fault.Operation("an empty text does not separate");
        var at = fromEnd ? text.LastIndexOf(separator, StringComparison.Ordinal) : text.IndexOf(separator, StringComparison.Ordinal);
        if (at >= 0) return new PythonTuple([text[..at], separator, text[(at + separator.Length)..]]);
        return fromEnd ? new PythonTuple(["", "", text]) : new PythonTuple([text, "", ""]);
    }

    /// <summary>The part of a text that the second and third argument bound; null when it begins behind the text's end.</summary>
    public static string? Part(string text, ArgumentReader read)
    {
        if (!read.Has(1) && !read.Has(2)) return text;
        var (start, end) = Bounds(text, read);
        return start > end || start > CodePoints.Length(text) ? null : CodePoints.Substring(text, (int)start, (int)end);
    }

    private static (long Start, long End) Bounds(string text, ArgumentReader read)
    {
        var length = CodePoints.Length(text);
        long Bound(int index, long otherwise) => !read.Has(index) || read[index] is null ? otherwise : read.Integer(index) is < 0 and var back ? Math.Max(back + length, 0) : read.Integer(index);
        return (Bound(1, 0), Math.Min(Bound(2, length), length));
    }
}
