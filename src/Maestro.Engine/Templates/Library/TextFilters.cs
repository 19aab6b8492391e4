using System.Text;
using System.Text.RegularExpressions;
using Maestro.Engine.Templates.Library.Formatting;
using Maestro.Engine.Templates.Library.Methods;
using Maestro.Engine.Templates.Values;

namespace Maestro.Engine.Templates.Library;

/// <summary>Filters that make texts. What is no text becomes one first.</summary>
internal static partial class TextFilters
{
    public static Dictionary<string, Filter> All { get; } = new(StringComparer.Ordinal)
    {
        ["lower"] = Plain("lower", Casing.Lower),
        ["upper"] = Plain("upper", Casing.Upper),
        ["capitalize"] = Plain("capitalize", Casing.Capitalize),
        ["title"] = Plain("title", Title),
        ["string"] = static (work, value, arguments) => Read("string", arguments, 0) is null ? null : value is Markup ? value : Printer.Str(work, value),
        ["trim"] = static (work, value, arguments) => StringMethods.Strip(Printer.Str(work, value), Read("trim", arguments, 0, "chars").TextOrNone(0), atStart: true, atEnd: true),
        ["replace"] = Replace,
        ["format"] = Format,
        ["indent"] = Indent,
        ["center"] = static (work, value, arguments) => Padding.Center(work, Printer.Str(work, value), Read("center", arguments, 0, "width").Integer(0, 80), " "),
        ["truncate"] = Truncate,
        ["wordcount"] = static (work, value, arguments) => Read("wordcount", arguments, 0) is null ? null : Words(Printer.Str(work, value)),
    };

    private static string Replace(Work work, object? value, Arguments arguments)
    {
        var read = Read("replace", arguments, 2, "old", "new", "count");
        return StringMethods.Replace(work, Printer.Str(work, value), Printer.Str(work, read[0]), Printer.Str(work, read[1]), read.Has(2) && read[2] is not null ? read.Integer(2) : -1);
    }

    private static string Format(Work work, object? value, Arguments arguments)
    {
        if (arguments.Positional.Count > 0 && arguments.Named.Count > 0) throw Fault.Operation("filter 'format' takes arguments by place or by name, not both");
        object values = arguments.Named.Count > 0 ? new PythonDictionary(arguments.Named.Select(named => new KeyValuePair<object?, object?>(named.Key, named.Value))) : new PythonTuple([.. arguments.Positional]);
        return PercentFormat.Format(work, Printer.Str(work, value), values);
    }

    // The first line keeps its place, and empty lines stay empty.
    private static string Indent(Work work, object? value, Arguments arguments)
    {
        var read = Read("indent", arguments, 0, "width", "first", "blank");
        var room = read.Has(0) && Markup.TextOf(read[0]) is { } text ? text : new string(' ', work.Width(read.Integer(0, 4)));
        if (value is Undefined undefined) throw undefined.Fault();
        var whole = Markup.TextOf(value) ?? throw Fault.Operation($"filter 'indent' needs a text, not '{TypeNames.Of(value)}': put string before it");
        var lines = Splitting.Lines($"{whole}\n", keepEnds: false).ToArray();
        work.ReserveText((long)lines.Length * room.Length);
        var target = new StringBuilder(read.Flag(1) ? room : "").Append(lines[0]);
        foreach (var line in lines.AsSpan(1))
        {
            work.Step();
            target.Append('\n').Append(line.Length > 0 || read.Flag(2) ? room : "").Append(line);
            work.ReserveText(target.Length);
        }

        return target.ToString();
    }

    private static object? Truncate(Work work, object? value, Arguments arguments)
    {
        var read = Read("truncate", arguments, 0, "length", "killwords", "end", "leeway");
        var end = read.Text(2, "...");
        var length = read.Integer(0, 255);
        var leeway = read.Has(3) && read[3] is not null ? read.Integer(3) : 5;
        if (length < CodePoints.Length(end)) throw Fault.Operation("the length of filter 'truncate' must have room for its end");
        if (leeway < 0) throw Fault.Operation("the leeway of filter 'truncate' cannot be negative");
        if (Iteration.Length(value) <= length + leeway) return value;
        var text = Markup.TextOf(value) ?? throw Fault.Operation($"filter 'truncate' needs a text, not '{TypeNames.Of(value)}': put string before it");
        var kept = CodePoints.Substring(text, 0, (int)length - CodePoints.Length(end));
        if (read.Flag(1)) return kept + end;
        var blank = kept.LastIndexOf(' ');
        return (blank < 0 ? kept : kept[..blank]) + end;
    }

    // Words begin behind white space, '-' and opening brackets only: Jinja's own rule, not Python's.
    private static string Title(string text) =>
        string.Concat(WordBeginning().Split(text).Where(part => part.Length > 0).Select(part => Casing.Upper(CodePoints.Of(part).First()) + Casing.Lower(string.Concat(CodePoints.Of(part).Skip(1)))));

    // A word is of what Python's \w takes: letters, numbers of any kind and '_', but no marks.
    private static long Words(string text)
    {
        var (count, isWithin) = (0L, false);
        foreach (var character in CodePoints.Of(text))
        {
            var isPart = character == "_" || Casing.IsAlphaNumeric(character);
            if (isPart && !isWithin) count++;
            isWithin = isPart;
        }

        return count;
    }

    private static Filter Plain(string name, Func<string, string> change) => (work, value, arguments) =>
    {
        _ = Read(name, arguments, 0);
        var changed = change(Printer.Str(work, value));
        return value is Markup && name != "title" ? new Markup(changed) : changed;
    };

    private static ArgumentReader Read(string name, Arguments arguments, int required, params string[] names) => new($"filter '{name}'", arguments, required, names);

    [GeneratedRegex(@"([-\s({\[<]+)")]
    private static partial Regex WordBeginning();
}
