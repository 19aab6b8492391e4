using System.Collections.Immutable;

namespace Maestro.Engine.Templates.Syntax;

/// <summary>How many variables one activation needs, while it is being bound.</summary>
internal sealed class ActivationSize(ActivationSize? parent)
{
    private int _size;

    public int Depth { get; } = parent is null ? 0 : parent.Depth + 1;

    public int Take() => _size++;

    public ActivationLayout Layout(int self = -1, int super = -1) => new(_size, self, super);
}

/// <summary>
/// The variables of one frame, by Jinja2's rules: what a body assigns is its own from its beginning on, and begins as what it is outside; what it
/// only reads is that of the frame around, or is looked up in the context.
/// </summary>
internal sealed class Symbols
{
    private readonly Symbols? _parent;

    // Shared by the branches of an if, which run in one frame.
    private readonly Dictionary<string, int> _indexes;
    private readonly Dictionary<string, int> _references;
    private readonly OrderedDictionary<int, SlotSource> _sources;
    private readonly HashSet<string> _stores;

    public Symbols(Symbols? parent, ActivationSize activation)
    {
        (_parent, Activation) = (parent, activation);
        _indexes = new Dictionary<string, int>(StringComparer.Ordinal);
        _references = new Dictionary<string, int>(StringComparer.Ordinal);
        _stores = new HashSet<string>(StringComparer.Ordinal);
        _sources = [];
    }

    private Symbols(Symbols original)
    {
        (_parent, Activation, _indexes) = (original._parent, original.Activation, original._indexes);
        _references = new Dictionary<string, int>(original._references, StringComparer.Ordinal);
        _stores = new HashSet<string>(original._stores, StringComparer.Ordinal);
        _sources = new OrderedDictionary<int, SlotSource>(original._sources);
    }

    /// <summary>Where its variables are held.</summary>
    public ActivationSize Activation { get; }

    /// <summary>What its variables hold when it is entered, apart from parameters.</summary>
    public ImmutableArray<SlotLoad> Loads =>
    [
        .. _sources.Where(pair => pair.Value.Kind != SourceKind.Parameter)
            .Select(pair => new SlotLoad(pair.Key, pair.Value.Kind == SourceKind.Alias ? Relative(pair.Value.Outer) : null, pair.Value.Name)),
    ];

    /// <summary>A copy for one branch of an if.</summary>
    public Symbols Branch() => new(this);

    /// <summary>The name is read.</summary>
    public void Load(string name)
    {
        if (Find(name) is null) Define(name, new SlotSource(SourceKind.Context, default, name));
    }

    /// <summary>The name is assigned.</summary>
    public void Store(string name)
    {
        _stores.Add(name);
        if (_references.ContainsKey(name)) return;
        Define(name, _parent?.Find(name) is { } outer ? new SlotSource(SourceKind.Alias, outer, null) : new SlotSource(SourceKind.Missing, default, null));
    }

    /// <summary>The name gets its value from what enters the frame.</summary>
    public int Declare(string name)
    {
        _stores.Add(name);
        return Define(name, new SlotSource(SourceKind.Parameter, default, null));
    }

    /// <summary>Takes over what the branches of an if define. What not all assign is, if none did, what it is outside.</summary>
    public void Join(params ReadOnlySpan<Symbols> branches)
    {
        var stores = new HashSet<string>(StringComparer.Ordinal);
        foreach (var branch in branches) stores.UnionWith(branch._stores);
        stores.ExceptWith(_stores);
        foreach (var branch in branches)
        {
            foreach (var (name, index) in branch._references) _references[name] = index;
            foreach (var (index, source) in branch._sources) _sources[index] = source;
            _stores.UnionWith(branch._stores);
        }

        foreach (var name in stores)
            _sources[_references[name]] = _parent?.Find(name) is { } outer ? new SlotSource(SourceKind.Alias, outer, null) : new SlotSource(SourceKind.Context, default, name);
    }

    /// <summary>Where a name that was read or assigned is held.</summary>
    public Slot Slot(string name) => Relative(Find(name) ?? throw new InvalidOperationException($"the name '{name}' was not analyzed"));

    /// <summary>Every name that is assigned here or around, with where it is held.</summary>
    public ImmutableArray<(string Name, Slot Slot)> Visible()
    {
        var visible = new OrderedDictionary<string, Slot>(StringComparer.Ordinal);
        for (var symbols = this; symbols is not null; symbols = symbols._parent)
        {
            foreach (var name in symbols._stores.Order(StringComparer.Ordinal)) visible.TryAdd(name, Slot(name));
        }

        return [.. visible.Select(pair => (pair.Key, pair.Value))];
    }

    private (ActivationSize Activation, int Index)? Find(string name) =>
        _references.TryGetValue(name, out var index) ? (Activation, index) : _parent?.Find(name);

    private int Define(string name, SlotSource source)
    {
        if (!_indexes.TryGetValue(name, out var index)) _indexes[name] = index = Activation.Take();
        _references[name] = index;
        _sources[index] = source;
        return index;
    }

    private Slot Relative((ActivationSize Activation, int Index) place) => new(Activation.Depth - place.Activation.Depth, place.Index);

    private enum SourceKind
    {
        Missing,
        Parameter,
        Alias,
        Context,
    }

    private readonly record struct SlotSource(SourceKind Kind, (ActivationSize Activation, int Index) Outer, string? Name);
}
