using System.Collections.Frozen;
using System.Text;
using Maestro.Engine.Templates.Library.Formatting;
using Maestro.Engine.Templates.Values;

namespace Maestro.Engine.Templates.Library.Methods;

/// <summary>The methods of texts.</summary>
internal static class StringMethods
{
    private static readonly FrozenDictionary<string, Method<string>> Methods = new Dictionary<string, Method<string>>
    {
        ["format"] = BraceFormat.Format,
        ["split"] = static (work, text, arguments) => Read("split", arguments, 0, "sep", "maxsplit") is var read ? Texts(work, Splitting.Split(work, text, read.TextOrNone(0), read.Integer(1, -1))) : null,
        ["rsplit"] = static (work, text, arguments) => Read("rsplit", arguments, 0, "sep", "maxsplit") is var read ? Texts(work, Splitting.SplitFromEnd(work, text, read.TextOrNone(0), read.Integer(1, -1))) : null,
        ["splitlines"] = static (work, text, arguments) => Texts(work, Splitting.Lines(text, Read("splitlines", arguments, 0, "keepends").Switch(0))),
        ["strip"] = static (_, text, arguments) => Strip(text, Read("strip", arguments, 0, "chars").TextOrNone(0), atStart: true, atEnd: true),
        ["lstrip"] = static (_, text, arguments) => Strip(text, Read("lstrip", arguments, 0, "chars").TextOrNone(0), atStart: true, atEnd: false),
        ["rstrip"] = static (_, text, arguments) => Strip(text, Read("rstrip", arguments, 0, "chars").TextOrNone(0), atStart: false, atEnd: true),
        ["upper"] = Plain("upper", Casing.Upper),
        ["lower"] = Plain("lower", Casing.Lower),
        ["title"] = Plain("title", Casing.Title),
        ["capitalize"] = Plain("capitalize", Casing.Capitalize),
        ["swapcase"] = Plain("swapcase", Casing.Swap),
        ["replace"] = static (work, text, arguments) => Read("replace", arguments, 2, "old", "new", "count") is var read ? Replace(work, text, read.Text(0), read.Text(1), read.Integer(2, -1)) : null,
        ["startswith"] = static (_, text, arguments) => Affix(text, arguments, "startswith", static (part, affix) => part.StartsWith(affix, StringComparison.Ordinal)),
        ["endswith"] = static (_, text, arguments) => Affix(text, arguments, "endswith", static (part, affix) => part.EndsWith(affix, StringComparison.Ordinal)),
        ["join"] = static (work, text, arguments) => Join(work, text, Read("join", arguments, 1, "iterable")[0]),
        ["find"] = static (_, text, arguments) => Searching.Find(text, arguments, "find", fromEnd: false),
        ["rfind"] = static (_, text, arguments) => Searching.Find(text, arguments, "rfind", fromEnd: true),
        ["index"] = static (_, text, arguments) => Searching.Index(text, arguments, "index", fromEnd: false),
        ["rindex"] = static (_, text, arguments) => Searching.Index(text, arguments, "rindex", fromEnd: true),
        ["count"] = static (_, text, arguments) => Searching.Count(text, arguments),
        ["zfill"] = static (work, text, arguments) => Padding.WithZeros(work, text, Read("zfill", arguments, 1, "width").Integer(0)),
        ["ljust"] = static (work, text, arguments) => Padded(work, text, arguments, "ljust", Padding.Left),
        ["rjust"] = static (work, text, arguments) => Padded(work, text, arguments, "rjust", Padding.Right),
        ["center"] = static (work, text, arguments) => Padded(work, text, arguments, "center", Padding.Center),
        ["partition"] = static (_, text, arguments) => Searching.Partition(text, Read("partition", arguments, 1, "sep").Text(0), fromEnd: false),
        ["rpartition"] = static (_, text, arguments) => Searching.Partition(text, Read("rpartition", arguments, 1, "sep").Text(0), fromEnd: true),
        ["isdigit"] = Question("isdigit", Casing.IsDigit),
        ["isalpha"] = Question("isalpha", Casing.IsAlpha),
        ["isalnum"] = Question("isalnum", Casing.IsAlphaNumeric),
        ["isupper"] = Question("isupper", Casing.IsUpper),
        ["islower"] = Question("islower", Casing.IsLower),
        ["isdecimal"] = Question("isdecimal", Casing.IsDecimal),
        ["isascii"] = Question("isascii", static text => text.All(char.IsAscii)),
        ["removeprefix"] = static (_, text, arguments) => Read("removeprefix", arguments, 1, "prefix").Text(0) is var affix && text.StartsWith(affix, StringComparison.Ordinal) ? text[affix.Length..] : text,
        ["removesuffix"] = static (_, text, arguments) => Read("removesuffix", arguments, 1, "suffix").Text(0) is var affix && text.EndsWith(affix, StringComparison.Ordinal) ? text[..^affix.Length] : text,
        ["isspace"] = Question("isspace", static text => text.Length > 0 && text.All(CodePoints.IsSpace)),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static ITemplateCallable? Find(string text, string name) => BoundMethod<string>.Find(Methods, text, name);

    /// <summary>Without the given characters (white space when null) at its ends.</summary>
    public static string Strip(string text, string? characters, bool atStart, bool atEnd)
    {
        var all = CodePoints.Of(text).ToArray();
        var (start, end) = (0, all.Length);
        bool Goes(string character) => characters is null ? character.Length == 1 && CodePoints.IsSpace(character[0]) : characters.Contains(character, StringComparison.Ordinal);
        while (atStart && start < end && Goes(all[start])) start++;
        while (atEnd && end > start && Goes(all[end - 1])) end--;
        return start == 0 && end == all.Length ? text : string.Concat(all[start..end]);
    }

    /// <summary>With the first <paramref name="count"/> occurrences replaced, all when it is negative.</summary>
    public static string Replace(Work work, string text, string old, string replacement, long count)
    {
        if (count == 0) return text;
        var target = new StringBuilder();
        if (old.Length == 0)
        {
            var left = count < 0 ? long.MaxValue : count;
            foreach (var character in CodePoints.Of(text))
            {
                if (left-- > 0) target.Append(replacement);
                work.ReserveText(target.Append(character).Length);
            }

            return left > 0 ? target.Append(replacement).ToString() : target.ToString();
        }

        var from = 0;
        for (var at = text.IndexOf(old, StringComparison.Ordinal); at >= 0 && count != 0; at = text.IndexOf(old, from, StringComparison.Ordinal), count--)
        {
            work.Step();
            work.ReserveText(target.Append(text, from, at - from).Append(replacement).Length);
            from = at + old.Length;
        }

        work.ReserveText((long)target.Length + text.Length - from);
        return target.Append(text, from, text.Length - from).ToString();
    }

    private static string Join(Work work, string separator, object? items)
    {
        var target = new StringBuilder();
        var first = true;
        foreach (var item in Iteration.Enumerate(work, items))
        {
            work.Step();
            if (!first) target.Append(separator);
            first = false;
            work.ReserveText(target.Append(Markup.TextOf(item) ?? throw Fault.Operation($"method 'join' joins texts, and one item is '{TypeNames.Of(item)}'; the filter join takes any")).Length);
        }

        return target.ToString();
    }

    private static bool Affix(string text, Arguments arguments, string name, Func<string, string, bool> holds)
    {
        var read = Read(name, arguments, 1, "prefix", "start", "end");
        if (read[0] is not PythonTuple) _ = read.Text(0);
        if (Searching.Part(text, read) is not { } part) return false;
        return read[0] is PythonTuple tuple
            ? tuple.Items.Any(item => holds(part, Markup.TextOf(item) ?? throw Fault.Operation($"method '{name}' takes texts, not '{TypeNames.Of(item)}'")))
            : holds(part, read.Text(0));
    }

    private static string Padded(Work work, string text, Arguments arguments, string name, Func<Work, string, long, string, string> pad)
    {
        var read = Read(name, arguments, 1, "width", "fillchar");
        var fill = read.Text(1, " ");
        return CodePoints.Length(fill) == 1 ? pad(work, text, read.Integer(0), fill) : throw Fault.Operation($"method '{name}' fills with one character");
    }

    private static PythonList Texts(Work work, IEnumerable<string> texts) => new(work.Collect(texts));

    private static Method<string> Plain(string name, Func<string, string> change) => (_, text, arguments) => Read(name, arguments, 0) is null ? null : change(text);

    private static Method<string> Question(string name, Func<string, bool> ask) => (_, text, arguments) => Read(name, arguments, 0) is null ? null : ask(text);

    private static ArgumentReader Read(string name, Arguments arguments, int required, params string[] names) => new($"method '{name}'", arguments, required, names);
}
