using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Maestro.Engine.Python;
using Maestro.Engine.Templates.Values;

namespace Maestro.Engine.Templates.Library;

/// <summary>JSON as Jinja's <c>tojson</c> writes it: keys sorted, ASCII only, nothing that HTML gives a meaning.</summary>
internal sealed class JsonText
{
    private readonly HashSet<object> _open = new(ReferenceEqualityComparer.Instance);
    private readonly StringBuilder _target = new();
    private readonly Work _work;
    private readonly int? _indent;

    private JsonText(Work work, int? indent) => (_work, _indent) = (work, indent);

    /// <param name="work">The rendering.</param>
    /// <param name="value">What is written.</param>
    /// <param name="indent">Blanks a level; null: all in one line.</param>
    /// <exception cref="TemplateFault">It cannot be written, or holds itself.</exception>
    public static string Of(Work work, object? value, int? indent)
    {
        var text = new JsonText(work, indent);
        text.Append(value, 0);
        return text._target.ToString();
    }

    private void Append(object? value, int depth)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw Fault.TooDeep();
        _work.Step();
        _work.ReserveText(_target.Length);
        switch (Markup.Plain(value))
        {
            case string text:
                Quote(text);
                break;
            case PythonList list:
                Block(list, '[', list.Items, ']', depth, item => Append(item, depth + 1));
                break;
            case PythonTuple tuple:
                Block(tuple, '[', tuple.Items, ']', depth, item => Append(item, depth + 1));
                break;
            case PythonDictionary map:
                Block(map, '{', Sorting.Sort(_work, map.Entries.Select(entry => (object?)new PythonTuple([entry.Key, entry.Value])), static entry => ((PythonTuple)entry!).Items[0], reverse: false), '}', depth, entry =>
                {
                    var pair = (PythonTuple)entry!;
                    Quote(pair.Items[0] is string name ? name : Scalar(pair.Items[0]) ?? throw Fault.Operation($"a key of JSON cannot be '{TypeNames.Of(pair.Items[0])}'"));
                    _target.Append(": ");
                    Append(pair.Items[1], depth + 1);
                });
                break;
            default:
                _target.Append(Scalar(value) ?? throw (value is Undefined undefined ? undefined.Fault() : Fault.Operation($"'{TypeNames.Of(value)}' cannot be written as JSON{(value is PythonIterator or PythonView or PythonRange ? ": put |list before" : "")}")));
                break;
        }
    }

    private void Block(object owner, char opening, IReadOnlyList<object?> items, char closing, int depth, Action<object?> append)
    {
        if (!_open.Add(owner)) throw Fault.TooDeep();
        _target.Append(opening);
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0) _target.Append(_indent is null ? ", " : ",");
            Line(depth + 1);
            append(items[i]);
        }

        if (items.Count > 0) Line(depth);
        _target.Append(closing);
        _open.Remove(owner);
    }

    private void Line(int depth)
    {
        if (_indent is { } indent) _target.Append('\n').Append(' ', indent * depth);
    }

    private static string? Scalar(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        long whole => whole.ToString(CultureInfo.InvariantCulture),
        double.PositiveInfinity => "Infinity",
        double.NegativeInfinity => "-Infinity",
        double.NaN => "NaN",
        double number => PythonFloat.Text(number),
        _ => null,
    };

    private void Quote(string text)
    {
        _work.ReserveText(_target.Length + (6L * text.Length));
        _target.Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => _target.Append("\\\""),
                '\\' => _target.Append(@"\\"),
                '\n' => _target.Append(@"\n"),
                '\r' => _target.Append(@"\r"),
                '\t' => _target.Append(@"\t"),
                '\b' => _target.Append(@"\b"),
                '\f' => _target.Append(@"\f"),
                >= ' ' and <= '~' and not ('<' or '>' or '&' or '\'') => _target.Append(c),
                '\x7f' => _target.Append(c),
                _ => _target.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
            };
        }

        _target.Append('"');
    }
}
