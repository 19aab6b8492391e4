using System.Collections.Immutable;
using System.Text;

namespace Maestro.Engine.Definition;

/// <summary>Splits a command line as a POSIX shell splits words, without expanding anything: the rules of Python's shlex, which docker's client uses.</summary>
internal static class ShellWords
{
    /// <summary>The words; <paramref name="fault"/> tells what is not closed.</summary>
    public static ImmutableArray<string> Split(string text, out string? fault)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        StringBuilder? word = null;
        fault = null;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is ' ' or '\t' or '\r' or '\n')
            {
                if (word is not null) words.Add(word.ToString());
                word = null;
            }
            else if (c == '\\')
            {
                if (++i == text.Length) fault = "a backslash at its end has nothing behind it";
                else (word ??= new StringBuilder()).Append(text[i]);
            }
            else if (c is '\'' or '"')
            {
                i = Quoted(text, i, word ??= new StringBuilder());
                if (i == text.Length) fault = $"a quote {c} is opened and never closed";
            }
            else
            {
                (word ??= new StringBuilder()).Append(c);
            }
        }

        if (word is not null) words.Add(word.ToString());
        return words.DrainToImmutable();
    }

    // Returns where the closing quote stands. In double quotes a backslash takes its meaning only from itself and the quote.
    private static int Quoted(string text, int start, StringBuilder word)
    {
        var quote = text[start];
        for (var i = start + 1; i < text.Length; i++)
        {
            var c = text[i];
            if (c == quote) return i;
            if (c == '\\' && quote == '"' && i + 1 < text.Length && text[i + 1] is '\\' or '"') c = text[++i];
            word.Append(c);
        }

        return text.Length;
    }
}
