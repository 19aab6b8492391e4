using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Maestro.Guest;

/// <summary>
/// JSON (RFC 8259), strictly. Gives <see cref="Dictionary{TKey,TValue}"/> (of a name that stands there twice, the last one), <see cref="List{T}"/>,
/// <see cref="string"/>, <see cref="double"/>, <see cref="bool"/> or null. Our own, because a package that brings one along can clash with the application's.
/// </summary>
internal sealed class JsonReader
{
    // Deeper than any file of ours, and far from the end of a thread's stack.
    private const int Deepest = 64;

    private const string Escapes = "\"\\/bfnrt";
    private const string Escaped = "\"\\/\b\f\n\r\t";
    private static readonly Regex NumberForm = new(@"\G-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?", RegexOptions.CultureInvariant);

    private readonly string _text;
    private int _at;

    private JsonReader(string text) => _text = text;

    // NUL stands for the end: JSON has it nowhere.
    private char Next => _at < _text.Length ? _text[_at] : '\0';

    /// <summary>The value that <paramref name="text"/> is.</summary>
    /// <exception cref="FormatException">It is no JSON; the message says where, and what was expected there.</exception>
    public static object? Read(string text)
    {
        var reader = new JsonReader(text);
        var value = reader.Value(0);
        return reader._at == text.Length ? value : throw reader.Fault("the end");
    }

    // Every value, and what is read of one, ends before the next character that is no white space.
    private object? Value(int depth)
    {
        if (depth > Deepest) throw Fault($"a value at most {Deepest} deep");

        SkipSpace();
        object? value = Next switch
        {
            '{' => Members(depth),
            '[' => Elements(depth),
            '"' => Text(),
            't' => Word("true", true),
            'f' => Word("false", false),
            'n' => Word("null", null),
            _ => Number(),
        };
        SkipSpace();
        return value;
    }

    private Dictionary<string, object?> Members(int depth)
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        Sequence('}', () =>
        {
            if (Next != '"') throw Fault("a name in quotation marks");
            var name = Text();
            SkipSpace();
            Take(':');
            members[name] = Value(depth + 1);
        });
        return members;
    }

    private List<object?> Elements(int depth)
    {
        var elements = new List<object?>();
        Sequence(']', () => elements.Add(Value(depth + 1)));
        return elements;
    }

    private void Sequence(char end, Action readOne)
    {
        _at++;
        SkipSpace();
        if (Next != end)
        {
            readOne();
            while (Next == ',')
            {
                _at++;
                SkipSpace();
                readOne();
            }
        }

        Take(end);
    }

    private string Text()
    {
        var text = new StringBuilder();
        for (_at++; Next != '"'; _at++)
        {
            if (Next < ' ') throw Fault("the rest of a text and its closing quotation mark");
            text.Append(Next == '\\' ? Escape() : Next);
        }

        _at++;
        return text.ToString();
    }

    private char Escape()
    {
        _at++;
        if (Escapes.IndexOf(Next) is >= 0 and var known) return Escaped[known];
        if (Next != 'u' || _at + 4 >= _text.Length || !ushort.TryParse(_text.Substring(_at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)) throw Fault("an escape of JSON");

        _at += 4;
        return (char)code;
    }

    private object? Word(string word, object? value)
    {
        if (string.CompareOrdinal(_text, _at, word, 0, word.Length) != 0) throw Fault("a value");
        _at += word.Length;
        return value;
    }

    private double Number()
    {
        var digits = NumberForm.Match(_text, _at);
        if (!digits.Success || !double.TryParse(digits.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) throw Fault("a value");
        _at += digits.Length;
        return number;
    }

    private void Take(char expected)
    {
        if (Next != expected) throw Fault($"'{expected}'");
        _at++;
    }

    private void SkipSpace()
    {
        while (Next is ' ' or '\t' or '\n' or '\r') _at++;
    }

    private FormatException Fault(string expected)
    {
        var before = _text.Substring(0, _at);
        return new FormatException($"line {before.Count(letter => letter == '\n') + 1}, column {_at - before.LastIndexOf('\n')}: expected {expected}");
    }
}
