using System.Buffers;
using Maestro.Engine.Diagnostics;
using YamlDotNet.Core;

namespace Maestro.Engine.Yaml;

/// <summary>Text to nodes, with every fault told as a diagnostic.</summary>
internal static class YamlReader
{
    private static readonly SearchValues<char> Usual = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c), '\n', '\r', '\t']);

    /// <summary>The root of <paramref name="text"/>, null when there is nothing in it. Faults that do not keep it from being read on are added.</summary>
    /// <param name="text">The text.</param>
    /// <param name="locate">Maps a place in it to the place in the file that the user wrote.</param>
    /// <param name="faults">Where faults go.</param>
    /// <exception cref="MaestroException">It is no YAML, or holds too much.</exception>
    public static YamlNode? Read(string text, Func<TextSpan, SourceLocation> locate, FaultList faults)
    {
        if (text.Length > YamlLimits.Length) throw faults.Fatal(Catalogue.TooLarge(locate(default), $"the file has more than {YamlLimits.Length:N0} characters", "split the environment"));
        if (ControlCharacter(text) is var (character, span))
            throw faults.Fatal(Catalogue.NotYaml(locate(span), $"the character U+{(int)character:X4} may not stand in YAML", "remove it, or write it as an escape within double quotes"));

        // One that stands first only says how the text was encoded.
        if (text.StartsWith('\uFEFF')) text = text[1..];

        using var reader = new StringReader(text);
        var parser = new Parser(new FixedScanner(new StrictScanner(new Scanner(reader, skipComments: true), text, locate, faults)));
        try
        {
            return new YamlComposer(parser, locate, faults).Compose();
        }
        catch (YamlException fault)
        {
            throw faults.Fatal(SyntaxFaults.From(fault, text, locate));
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException or OverflowException)
        {
            // YamlDotNet meets some texts with a bare exception that has no position: the last event is the nearest place known.
            var last = parser.Current?.End ?? Mark.Empty;
            throw faults.Fatal(SyntaxFaults.WithoutPosition(fault, new TextSpan((int)last.Line, (int)last.Column), locate));
        }
    }

    // YAML's printable characters, as PyYAML's reader takes them. Nearly all are these, which are passed over many at a time.
    private static (char Character, TextSpan Span)? ControlCharacter(string text)
    {
        for (var i = 0; (i = NextOther(text, i)) < text.Length; i++)
        {
            var c = text[i];
            if (c is '\x85' or (>= '\xA0' and < '\uD800') or (>= '\uE000' and <= '\uFFFD')) continue;
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
                continue;
            }

            var before = text.AsSpan(0, i);
            return (c, new TextSpan(before.Count('\n') + 1, i - before.LastIndexOf('\n')));
        }

        return null;
    }

    private static int NextOther(string text, int from)
    {
        var length = text.AsSpan(from).IndexOfAnyExcept(Usual);
        return length < 0 ? text.Length : from + length;
    }
}
