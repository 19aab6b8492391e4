using Maestro.Engine.Diagnostics;
using YamlDotNet.Core;

namespace Maestro.Engine.Yaml;

/// <summary>Says in the user's words what YamlDotNet found wrong with a text.</summary>
internal static class SyntaxFaults
{
    private const string Anywhere = "correct the indentation, the quotes or the brackets here or in the lines above";

    public static Diagnostic From(YamlException fault, string text, Func<TextSpan, SourceLocation> locate)
    {
        var place = new TextSpan((int)fault.Start.Line, (int)fault.Start.Column);

        // Told at the beginning of the map that the tab is in.
        if (fault.Message.Contains("tab as indentation", StringComparison.Ordinal) && FirstTab(text, (int)fault.Start.Index) is { } tab)
            return Catalogue.NotYaml(locate(tab), "a tab stands in the indentation", "YAML is indented with spaces only");

        var (found, remedy) = Explain(fault.Message, text.AsSpan((int)Math.Clamp(fault.Start.Index, 0, text.Length)));
        return Catalogue.NotYaml(locate(place), found, remedy);
    }

    /// <summary>A bare exception of YamlDotNet, which has no position: <paramref name="last"/> is where the last event ended.</summary>
    public static Diagnostic WithoutPosition(Exception fault, TextSpan last, Func<TextSpan, SourceLocation> locate) => fault is InvalidOperationException
        ? Catalogue.NotYaml(locate(last), "a list or map in brackets, or a text in quotes, is not closed behind this place, or goes on in a line that is not indented further than its key", "close it, or indent the lines that it goes on in")
        : Catalogue.NotYaml(locate(last), "behind this place stands an escape or a tag that YAML does not have", "correct it");

    private static (string Found, string Remedy) Explain(string message, ReadOnlySpan<char> rest)
    {
        if (message.Contains("cannot start any token", StringComparison.Ordinal) && !rest.IsEmpty) return ($"a plain text cannot begin with '{rest[0]}'", "put it in quotes");
        if (message.Contains("invalid mapping", StringComparison.Ordinal)) return ("a second ':' makes a map of this line, or its indentation is off", "put a text that holds ': ' in quotes, or align the key with its neighbours");
        if (message.Contains("quoted scalar, found unexpected end", StringComparison.Ordinal)) return ("a quote is opened here and never closed", "close it");
        if (message.Contains("quoted scalar, found wrong indentation", StringComparison.Ordinal)) return ("a quote is opened here and not closed in this line, and the next line is not indented further than its key", "close the quote, or indent the next line");
        if (message.Contains("invalid comment after", StringComparison.Ordinal)) return ("a comment begins right behind what stands before it", "put a blank before '#'");
        if (message.Contains("could not find expected ':'", StringComparison.Ordinal)) return ("this line is no key with a ':', and not indented far enough to go on with the one above", "write the ':', or indent the line");
        if (message.Contains("more spaces in lines above first content line", StringComparison.Ordinal)) return ("an empty line of this block has more blanks than the first line of its text", "remove the blanks of the empty line");
        if (message.Contains("key indicator format", StringComparison.Ordinal)) return ("a '-' within brackets begins no item", "put a text that is '-' in quotes, and part items with ','");
        return (Plain(message), Anywhere);
    }

    private static TextSpan? FirstTab(string text, int from)
    {
        var lineStart = text.LastIndexOf('\n', Math.Clamp(from - 1, 0, text.Length)) + 1;
        while (lineStart < text.Length)
        {
            var line = text.AsSpan(lineStart);
            var indentation = line[..(line.Length - line.TrimStart([' ', '\t']).Length)];
            var tab = indentation.IndexOf('\t');
            if (tab >= 0) return new TextSpan(text.AsSpan(0, lineStart).Count('\n') + 1, tab + 1);
            var next = line.IndexOf('\n');
            if (next < 0) return null;
            lineStart += next + 1;
        }

        return null;
    }

    private static string Plain(string message)
    {
        var text = message.Trim().TrimEnd('.', '!');
        return text.Length == 0 ? "the text is no YAML" : $"{char.ToLowerInvariant(text[0])}{text[1..]}";
    }
}
