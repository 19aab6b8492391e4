using System.Collections.Immutable;
using System.Text;

namespace Maestro.Engine.Tests.Fuzz;

/// <summary>Makes odd files of usable ones. The same random numbers make the same files.</summary>
internal sealed class Mutations(ImmutableArray<string> originals, Random random)
{
    // What means something to YAML, to Jinja2 or to the readers of values, in places where nobody expects it.
    private static readonly ImmutableArray<string> Pieces =
    [
        ": ", ":", "- ", "-", "? ", "\n", "\n  ", "\n    ", "\r\n", "\r", "\t", " ", "{", "}", "[", "]", ", ", ",", "&a ", "*a", "&a", "<<: *a\n", "<<: ", "!!int ", "!!str ", "!!map", "!x ", "!<y> ", "|\n", ">-\n", "\"", "'", "\\",
        "\"\\U0001F600\"", "\"\\uD800\"", "#", " # c\n", "---\n", "...\n", "%YAML 1.1\n", "%TAG ! x\n", "=", "~", "null", "yes", "22:22", "0755", "0x", "1e400", "-1", "99999999999999999999", ".nan", "-.inf", "2014-13-01", "''",
        "{{", "}}", "{%", "%}", "{#", "#}", "{{ env.HOME }}", "{{ x }}", "{{ 1/0 }}", "{{ 'a' * 9999 }}", "{% for i in range(9) %}", "{% endfor %}", "{% if true %}", "{% else %}", "{% endif %}", "{% set x = [1] %}", "{% include 'x' %}",
        "{% macro m(a) %}", "{% endmacro %}", "{% raw %}", "{% endraw %}", "{%- ", " -%}", "|join(',')", "|default(1)", " is defined", "loop.index", "(", ")", "~", "**", "//",
        "\0", "\x07", "\u0085", "\u2028", "\uFEFF", "\uFFFD", "\U0001F600", "\uD800", "é", "localhost", "127.0.0.1", "/var/run/docker.sock", "~/x", "$HOME", "80/udp", "auto", "1-2",
    ];

    /// <summary>The next file.</summary>
    public string Next()
    {
        var text = new StringBuilder(Any(originals));
        for (var round = random.Next(1, 5); round > 0; round--) Mutate(text);
        return text.ToString();
    }

    private void Mutate(StringBuilder text)
    {
        var at = random.Next(text.Length + 1);
        var length = Math.Min(random.Next(1, random.Next(2, 60)), text.Length - at);
        switch (random.Next(8))
        {
            case 0 when length > 0:
                text[at] ^= (char)(1 << random.Next(7));
                break;
            case 1:
                text.Remove(at, length);
                break;
            case 2:
                text.Insert(random.Next(text.Length + 1), text.ToString(at, length));
                break;
            case 3:
                var other = Any(originals);
                text.Remove(at, text.Length - at).Append(other.AsSpan(random.Next(other.Length + 1)));
                break;
            case 4:
                ExchangeLines(text);
                break;
            case 5:
                Replace(text);
                break;
            default:
                text.Insert(at, Any(Pieces));
                break;
        }
    }

    private void ExchangeLines(StringBuilder text)
    {
        var lines = text.ToString().Split('\n');
        var (one, two) = (random.Next(lines.Length), random.Next(lines.Length));
        (lines[one], lines[two]) = (lines[two], lines[one]);
        text.Clear().AppendJoin('\n', lines);
    }

    // A word of one place for that of another.
    private void Replace(StringBuilder text)
    {
        var words = text.ToString().Split(' ', ':', '\n', ',', '{', '}', '[', ']').Where(word => word.Length > 0).Distinct().ToArray();
        if (words.Length == 0) return;
        text.Replace(words[random.Next(words.Length)], random.Next(2) == 0 ? words[random.Next(words.Length)] : Any(Pieces));
    }

    private string Any(ImmutableArray<string> choices) => choices[random.Next(choices.Length)];
}
