using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Maestro.Engine.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Maestro.Engine.Yaml;

/// <summary>
/// Makes nodes of parser events, by PyYAML's rules where YamlDotNet's own have others: keys are compared by value, an anchor is defined once,
/// and every bound is kept while reading, so that a small text cannot grow without end through aliases or merge keys.
/// </summary>
internal sealed class YamlComposer(IParser parser, Func<TextSpan, SourceLocation> locate, FaultList faults)
{
    // A null stands for an anchor whose node is still being read.
    private readonly Dictionary<string, YamlNode?> _anchors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TextSpan> _anchorSpans = new(StringComparer.Ordinal);

    // What is read of the lists and maps that are open: each takes its own from the end when it closes.
    private readonly List<YamlNode> _items = [];
    private readonly List<YamlEntry> _entries = [];
    private readonly List<DuplicateKeys> _keys = [];
    private readonly SharedTexts _texts = new();
    private int _nodes;
    private int _depth;

    /// <summary>The root, or null for a stream without a document.</summary>
    public YamlNode? Compose()
    {
        Next();
        if (Next() is StreamEnd) return null;
        if (parser.Current is DocumentStart { Version: { } version } start && version.Version is not { Major: 1, Minor: 1 or 2 })
            throw Fault(Catalogue.NotYaml(Location(start), $"YAML {version.Version.Major}.{version.Version.Minor} is asked for, but only 1.1 is spoken here", "remove the %YAML line"));

        Next();
        var root = Node();
        Next();
        if (Next() is not StreamEnd)
            throw Fault(Catalogue.NotYaml(Location(parser.Current!), "a second document begins here", "one file describes one environment: remove the '---' or '...' between the two"));
        return root;
    }

    private ParsingEvent Next()
    {
        // The parser's own end of the stream comes as an event, so there is always a next one before it.
        if (!parser.MoveNext()) throw new InvalidOperationException("the parser ended before its stream did");
        return parser.Current!;
    }

    private YamlNode Node()
    {
        var current = parser.Current!;
        if (++_nodes > YamlLimits.Nodes) throw Fault(Catalogue.TooLarge(Location(current), $"the file has more than {YamlLimits.Nodes:N0} values", "split the environment"));
        if (current is AnchorAlias alias) return Alias(alias);

        var start = (NodeEvent)current;
        var anchor = start.Anchor.IsEmpty ? null : Define(start);
        YamlNode node = start switch
        {
            Scalar scalar => Tags.Apply(scalar, _texts.Of(scalar.Value), Span(scalar)) ?? throw TagFault(scalar),
            SequenceStart sequence => Sequence(sequence),
            _ => Mapping((MappingStart)start),
        };
        if (anchor is not null) _anchors[anchor] = node;
        return node;
    }

    private YamlNode Alias(AnchorAlias alias)
    {
        var name = alias.Value.Value;
        if (!_anchors.TryGetValue(name, out var node))
            throw Fault(Catalogue.BadAnchor(Location(alias), $"'*{name}' refers to an anchor that is not defined above{Suggestion.Text(name, _anchors.Keys)}", $"define it with '&{name}' before it is used"));
        return (node ?? throw Fault(Catalogue.BadAnchor(Location(alias), $"'*{name}' stands inside of what '&{name}' names, so that it would hold itself", "take it out"))).At(Span(alias));
    }

    private string Define(NodeEvent start)
    {
        var name = start.Anchor.Value;
        var bad = name.FirstOrDefault(c => !char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-'));
        if (bad != default) throw Fault(Catalogue.BadAnchor(Location(start), $"the anchor '&{name}' holds '{bad}'", "anchors are made of letters, digits, '_' and '-'"));
        if (!_anchors.TryAdd(name, null))
            throw Fault(Catalogue.DuplicateAnchor(Location(start), name, locate(_anchorSpans[name])));

        _anchorSpans[name] = Span(start);
        return name;
    }

    private YamlSequence Sequence(SequenceStart start)
    {
        if (!Tags.Fits(start.Tag, "seq")) throw TagFault(start);
        Enter(start);
        var first = _items.Count;
        var weight = 1;
        while (Next() is not SequenceEnd)
        {
            var item = Node();
            _items.Add(item);
            weight = Sum(weight, item.Weight, item.Span);
        }

        _depth--;
        return new YamlSequence(Span(start), weight, TakeFrom(_items, first));
    }

    private YamlMapping Mapping(MappingStart start)
    {
        if (!Tags.Fits(start.Tag, "map")) throw TagFault(start);
        Enter(start);
        var first = _entries.Count;
        var keys = Keys();
        List<YamlMapping>? merged = null;
        var weight = 1;
        while (Next() is not MappingEnd)
        {
            var isMerge = parser.Current is Scalar { Value: "<<", Style: ScalarStyle.Plain, Tag.IsEmpty: true };
            var key = Key();
            Next();
            var value = Node();
            if (keys.Add(key) is { } known)
            {
                faults.Add(Catalogue.DuplicateKey(locate(key.Span), key.Text, locate(known.Span)));
            }
            else if (isMerge)
            {
                AddMerged(merged ??= [], value);
            }
            else
            {
                _entries.Add(new YamlEntry(key, value));
                weight = Sum(weight, 1 + value.Weight, value.Span);
            }
        }

        _depth--;
        var entries = TakeFrom(_entries, first);
        return merged is null ? new YamlMapping(Span(start), weight, entries) : Merge(start, merged, keys, entries, weight);
    }

    // Own keys win, then those of the map that stands first. Each key comes in once, so that merging twice does not double anything.
    private YamlMapping Merge(MappingStart start, List<YamlMapping> merged, DuplicateKeys keys, ImmutableArray<YamlEntry> own, int weight)
    {
        var entries = ImmutableArray.CreateBuilder<YamlEntry>(own.Length + merged.Max(map => (int?)map.Entries.Length) ?? 0);
        foreach (var entry in merged.SelectMany(map => map.Entries))
        {
            // One that is known already costs time, too, and a short list can name a long map often.
            if (++_nodes > YamlLimits.Nodes) throw TooHeavy(Span(start));
            if (keys.Add(entry.Key) is not null) continue;
            entries.Add(entry);
            weight = Sum(weight, 1 + entry.Value.Weight, Span(start));
        }

        entries.AddRange(own);
        return new YamlMapping(Span(start), weight, entries.DrainToImmutable());
    }

    private void AddMerged(List<YamlMapping> merged, YamlNode value)
    {
        ImmutableArray<YamlNode> maps = value is YamlSequence list ? list.Items : [value];
        foreach (var map in maps)
        {
            if (map is YamlMapping mapping) merged.Add(mapping);
            else faults.Add(Catalogue.WrongType(locate(map.Span), "'<<'", "a map, or a list of maps, to merge", map.Description));
        }
    }

    private YamlScalar Key()
    {
        var current = parser.Current!;
        return Node() as YamlScalar ?? throw Fault(Catalogue.NotYaml(Location(current), "a list or a map stands where a key is expected", "keys are single words; a text that begins with '[' or '{' needs quotes"));
    }

    private static ImmutableArray<T> TakeFrom<T>(List<T> open, int first)
    {
        var taken = ImmutableArray.Create(CollectionsMarshal.AsSpan(open)[first..]);
        open.RemoveRange(first, open.Count - first);
        return taken;
    }

    // Each depth has one, used again by every map there.
    private DuplicateKeys Keys()
    {
        while (_keys.Count <= _depth) _keys.Add(new DuplicateKeys());
        _keys[_depth].Clear();
        return _keys[_depth];
    }

    private void Enter(NodeEvent start)
    {
        if (++_depth > YamlLimits.Depth) throw Fault(Catalogue.TooLarge(Location(start), $"lists and maps are nested more than {YamlLimits.Depth} levels deep", "see whether a bracket is not closed"));
    }

    private int Sum(int weight, int more, TextSpan at)
    {
        // Both are below the limit, so that their sum does not overflow.
        var sum = weight + more;
        return sum <= YamlLimits.Weight ? sum : throw TooHeavy(at);
    }

    private MaestroException TooHeavy(TextSpan at) =>
        Fault(Catalogue.TooLarge(locate(at), $"with its aliases followed this holds more than {YamlLimits.Weight:N0} values", "use fewer aliases of large maps within each other"));

    private MaestroException TagFault(NodeEvent node) => Fault(Catalogue.BadTag(Location(node), Tags.Shown(node.Tag), Tags.IsKnown(node.Tag)));

    private MaestroException Fault(Diagnostic fault) => faults.Fatal(fault);

    private SourceLocation Location(ParsingEvent at) => locate(Span(at));

    // The end of a block, and of a text over several lines, is where the next token begins: that helps nobody.
    private static TextSpan Span(ParsingEvent at) => at is Scalar or AnchorAlias && at.End.Line == at.Start.Line
        ? new TextSpan((int)at.Start.Line, (int)at.Start.Column, (int)at.End.Line, (int)at.End.Column)
        : new TextSpan((int)at.Start.Line, (int)at.Start.Column);
}
