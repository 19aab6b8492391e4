using System.Globalization;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Templates.Syntax;
using Maestro.Engine.Templates.Values;

namespace Maestro.Engine.Templates.Rendering;

/// <summary>Within what a piece of text was rendered: rounds of loops, includes, macros. A frame is known by its index; 0 is the main template.</summary>
internal sealed class FrameTable
{
    private const int MostParts = 8;
    private const int LongestValue = 40;

    // In pieces: one list of them all would be copied as it grows, and collected with the whole heap each time.
    private const int Piece = 1024;

    private readonly List<Frame[]> _pieces = [];
    private readonly Func<string, bool> _isSecret;
    private int _count;

    /// <param name="isSecret">Whether a text is part of a secret, and not shown.</param>
    public FrameTable(Func<string, bool> isSecret)
    {
        _isSecret = isSecret;
        Add(new Frame(-1, FrameKind.Main, null, 0, null, null, 0));
    }

    /// <summary>A round of a loop.</summary>
    public int OpenRound(int parent, Statement.For loop, object? item, int index) => Add(new Frame(parent, FrameKind.Round, null, 0, loop, item, index));

    /// <summary>What a tag of <paramref name="template"/> at <paramref name="offset"/> led into.</summary>
    public int Open(int parent, FrameKind kind, Template template, int offset, string? name = null) => Add(new Frame(parent, kind, template, offset, name, null, 0));

    /// <summary>For messages: <c>in for ship='vm2', iteration 2; included from base.yaml(7,3)</c>; null in the main template.</summary>
    public string? Describe(int frame)
    {
        var parts = new List<string>();
        for (var current = this[frame]; current.Kind != FrameKind.Main; current = this[current.Parent])
        {
            if (parts.Count == MostParts)
            {
                parts.Add("...");
                break;
            }

            parts.Add(current.Kind switch
            {
                FrameKind.Round => $"in for {Values(((Statement.For)current.Detail!).Target, current.Item)}, iteration {current.Index + 1}",
                FrameKind.Include => $"included from {Place(current)}",
                FrameKind.Import => $"imported from {Place(current)}",
                FrameKind.Extends => $"extended from {Place(current)}",
                FrameKind.Block => $"in block '{current.Detail}'",
                _ => $"in {(current.Detail is null ? "caller()" : $"macro '{current.Detail}'")}, called from {Place(current)}",
            });
        }

        return parts.Count == 0 ? null : string.Join("; ", parts);
    }

    private Frame this[int index] => _pieces[index / Piece][index % Piece];

    private int Add(Frame frame)
    {
        if (_count % Piece == 0) _pieces.Add(new Frame[Piece]);
        _pieces[^1][_count % Piece] = frame;
        return _count++;
    }

    private static string Place(Frame frame)
    {
        var source = frame.Template!.Source;
        var (line, column) = source.Position(frame.Offset);
        return $"{source.Name}({line},{column})";
    }

    private string Values(Target target, object? item) => target switch
    {
        Target.Name name => Shown(name.Text, item) is { } value ? $"{name.Text}={value}" : name.Text,
        Target.Tuple tuple => string.Join(", ", tuple.Items.Select((part, i) => Values(part, Part(item, i)))),
        _ => "",
    };

    private static object? Part(object? item, int index) => item switch
    {
        PythonTuple tuple when index < tuple.Items.Length => tuple.Items[index],
        PythonList list when index < list.Items.Count => list.Items[index],
        _ => Missing.Value,
    };

    private string? Shown(string name, object? value)
    {
        var text = value switch
        {
            string s => s,
            bool flag => flag ? "True" : "False",
            long number => number.ToString(CultureInfo.InvariantCulture),
            _ => null,
        };
        if (text is null || text.Length > LongestValue || Secrets.IsNamed(name) || _isSecret(text)) return null;
        return value is string ? $"'{text}'" : text;
    }

    private readonly record struct Frame(int Parent, FrameKind Kind, Template? Template, int Offset, object? Detail, object? Item, int Index);
}
