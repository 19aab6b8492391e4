using Maestro.Engine.Templates.Values;

namespace Maestro.Engine.Templates.Library;

/// <summary>Filters over what has items.</summary>
internal static class ListFilters
{
    private static readonly object Missing = new();

    public static Dictionary<string, Filter> All { get; } = new(StringComparer.Ordinal)
    {
        ["length"] = static (_, value, arguments) => Read("length", arguments, 0) is null ? null : Iteration.Length(value),
        ["count"] = static (_, value, arguments) => Read("count", arguments, 0) is null ? null : Iteration.Length(value),
        ["list"] = static (work, value, arguments) => Read("list", arguments, 0) is null ? null : new PythonList(work.Collect(Iteration.Enumerate(work, value))),
        ["join"] = Join,
        ["first"] = static (work, value, arguments) => Read("first", arguments, 0) is null ? null : Iteration.Enumerate(work, value).DefaultIfEmpty(Empty("first")).First(),
        ["last"] = Last,
        ["default"] = Default,
        ["d"] = Default,
        ["map"] = Map,
        ["dictsort"] = DictionarySort,
        ["sort"] = Sort,
        ["unique"] = Unique,
        ["reverse"] = Reverse,
        ["min"] = static (work, value, arguments) => Extreme(work, value, arguments, "min", -1),
        ["max"] = static (work, value, arguments) => Extreme(work, value, arguments, "max", 1),
        ["batch"] = Batch,
        ["slice"] = Slice,
        ["groupby"] = GroupBy,
        ["items"] = static (_, value, arguments) => Read("items", arguments, 0) is null ? null : value switch
        {
            Undefined => new PythonIterator([]),
            PythonDictionary map => new PythonIterator(new PythonView("dict_items", map).Items),
            _ => PythonIterator.Lazy(() => throw Fault.Operation($"filter 'items' needs a map, not '{TypeNames.Of(value)}'")),
        },
    };

    private static string Join(Work work, object? value, Arguments arguments)
    {
        var read = Read("join", arguments, 0, "d", "attribute");
        var separator = read.Has(0) ? Printer.Str(work, read[0]) : "";
        var attribute = Sorting.Attribute(work, read[1]);
        var target = new System.Text.StringBuilder();
        var first = true;
        foreach (var item in Iteration.Enumerate(work, value))
        {
            work.Step();
            if (!first) target.Append(separator);
            first = false;
            work.ReserveText(target.Append(Printer.Str(work, attribute(item))).Length);
        }

        return target.ToString();
    }

    private static object? Last(Work work, object? value, Arguments arguments)
    {
        _ = Read("last", arguments, 0);
        return value is PythonIterator ? throw Fault.Operation("filter 'last' needs a list: put |list before") : Iteration.Enumerate(work, value).DefaultIfEmpty(Empty("last")).Last();
    }

    private static object? Default(Work work, object? value, Arguments arguments)
    {
        var read = Read("default", arguments, 0, "default_value", "boolean");
        return value is Undefined || (read.Flag(1) && !Operators.IsTrue(value)) ? read.Has(0) ? read[0] : "" : value;
    }

    // Of what is empty or false nothing is asked, not even whether there is such a filter.
    private static PythonIterator Map(Work work, object? value, Arguments arguments) =>
        PythonIterator.Lazy(() => Operators.IsTrue(value) ? Mapped(work, value, arguments) : []);

    private static IEnumerable<object?> Mapped(Work work, object? value, Arguments arguments)
    {
        if (arguments.Positional.Count == 0 && arguments.Named.Any(named => named.Key == "attribute"))
        {
            var read = Read("map", arguments, 0, "attribute", "default");
            return Each(work, value, Sorting.Attribute(work, read[0], read[1], read.Has(1)));
        }

        if (arguments.Positional.Count == 0) throw Fault.Operation("filter 'map' needs the name of a filter, or attribute='...'");
        var name = Markup.TextOf(arguments.Positional[0]) ?? throw Fault.Operation("filter 'map' needs the name of a filter as a text");
        var filter = work.FindFilter(name) ?? throw new TemplateFault(location => Diagnostics.Catalogue.UnknownInTemplate(location, "filter", name, Filters.Names, Filters.Hint(name)));
        var rest = arguments with { Positional = [.. arguments.Positional.Skip(1)] };
        return Each(work, value, item =>
        {
            work.Read(item);
            var result = filter(work, item, rest);
            work.Made(result);
            return result;
        });
    }

    private static IEnumerable<object?> Each(Work work, object? value, Func<object?, object?> change) => Iteration.Enumerate(work, value).Select(item =>
    {
        work.Step();
        return change(item);
    });

    private static PythonList DictionarySort(Work work, object? value, Arguments arguments)
    {
        var read = Read("dictsort", arguments, 0, "case_sensitive", "by", "reverse");
        if (value is not PythonDictionary map) throw value is Undefined undefined ? undefined.Fault() : Fault.Operation($"filter 'dictsort' needs a map, not '{TypeNames.Of(value)}'");
        var at = read.Text(1, "key") switch { "key" => 0, "value" => 1, _ => throw Fault.Operation("filter 'dictsort' sorts by 'key' or by 'value'") };
        var isExact = read.Flag(0);
        return new PythonList(Sorting.Sort(work, new PythonView("dict_items", map).Items, entry => Key(((PythonTuple)entry!).Items[at], isExact), read.Switch(2)));
    }

    private static PythonList Sort(Work work, object? value, Arguments arguments)
    {
        var read = Read("sort", arguments, 0, "reverse", "case_sensitive", "attribute");
        var isExact = read.Flag(1);
        var attributes = (read[2] is null ? [null] : Markup.TextOf(read[2]) is { } text ? text.Split(',').Cast<object?>() : [read[2]]).Select(attribute => Sorting.Attribute(work, attribute)).ToArray();
        return new PythonList(Sorting.Sort(work, work.Collect(Iteration.Enumerate(work, value)), item => new PythonTuple([.. attributes.Select(attribute => Key(attribute(item), isExact))]), read.Switch(0)));
    }

    private static PythonIterator Unique(Work work, object? value, Arguments arguments)
    {
        var read = Read("unique", arguments, 0, "case_sensitive", "attribute");
        var (isExact, attribute) = (read.Flag(0), Sorting.Attribute(work, read[1]));
        var known = new HashSet<PythonKey>(PythonKeyComparer.Ordinal);
        return PythonIterator.Lazy(() => Iteration.Enumerate(work, value).Where(item =>
        {
            work.Step();
            return known.Add(new PythonKey(Key(attribute(item), isExact)));
        }));
    }

    private static object Reverse(Work work, object? value, Arguments arguments)
    {
        _ = Read("reverse", arguments, 0);
        if (value is Undefined undefined) return new PythonIterator([]);
        var items = work.Collect(Iteration.Enumerate(work, value));
        items.Reverse();
        return Markup.TextOf(value) is not null ? string.Concat(items) : value is PythonIterator ? new PythonList(items) : new PythonIterator(items);
    }

    private static object? Extreme(Work work, object? value, Arguments arguments, string name, int sign)
    {
        var read = Read(name, arguments, 0, "case_sensitive", "attribute");
        var (isExact, attribute) = (read.Flag(0), Sorting.Attribute(work, read[1]));
        object? best = Empty(name), bestKey = Missing;
        foreach (var item in Iteration.Enumerate(work, value))
        {
            var key = Key(attribute(item), isExact);
            if (bestKey == Missing || Ordering.Compare(work, key, bestKey) * sign > 0) (best, bestKey) = (item, key);
        }

        return best;
    }

    private static PythonIterator Batch(Work work, object? value, Arguments arguments)
    {
        var read = Read("batch", arguments, 1, "linecount", "fill_with");
        return PythonIterator.Lazy(() => Batches(work, Iteration.Enumerate(work, value), Count(work, read.Integer(0)), read[1]));
    }

    private static IEnumerable<object?> Batches(Work work, IEnumerable<object?> items, long size, object? fill)
    {
        var batch = new List<object?>();
        foreach (var item in items)
        {
            work.Step();
            if (batch.Count == size)
            {
                yield return new PythonList(batch);
                batch = [];
            }

            batch.Add(item);
            work.ReserveItems(batch.Count);
        }

        if (batch.Count == 0) yield break;
        if (fill is not null && batch.Count < size)
        {
            work.Steps(size - batch.Count);
            batch.AddRange(Enumerable.Repeat(fill, (int)size - batch.Count));
        }

        yield return new PythonList(batch);
    }

    private static PythonIterator Slice(Work work, object? value, Arguments arguments)
    {
        var read = Read("slice", arguments, 1, "slices", "fill_with");
        return PythonIterator.Lazy(() =>
        {
            var slices = Count(work, read.Integer(0));
            return slices == 0 ? throw Fault.Operation("filter 'slice' needs a count above 0") : Slices(work, work.Collect(Iteration.Enumerate(work, value)), (int)Math.Max(slices, 0), read[1]);
        });
    }

    private static IEnumerable<object?> Slices(Work work, List<object?> items, int slices, object? fill)
    {
        for (var number = 0; number < slices; number++)
        {
            work.Step();
            var (each, longer) = (items.Count / slices, items.Count % slices);
            var part = items.GetRange((number * each) + Math.Min(number, longer), each + (number < longer ? 1 : 0));
            if (fill is not null && number >= longer) part.Add(fill);
            yield return new PythonList(part);
        }
    }

    private static long Count(Work work, long count)
    {
        work.ReserveItems(count);
        return count;
    }

    private static PythonList GroupBy(Work work, object? value, Arguments arguments)
    {
        var read = Read("groupby", arguments, 1, "attribute", "default", "case_sensitive");
        var isExact = read.Flag(2);
        var attribute = Sorting.Attribute(work, read[0], read[1], read.Has(1) && read[1] is not null);
        var groups = new List<object?>();
        PythonList? group = null;
        object? last = null;
        foreach (var item in Sorting.Sort(work, work.Collect(Iteration.Enumerate(work, value)), item => Key(attribute(item), isExact), reverse: false))
        {
            var key = Key(attribute(item), isExact);
            if (group is null || !Operators.AreEqual(work, key, last)) groups.Add(new Group(attribute(item), group = new PythonList(new List<object?>())));
            group.Items.Add(item);
            last = key;
        }

        return new PythonList(groups);
    }

    private static object? Key(object? value, bool isExact) => isExact ? value : Sorting.IgnoringCase(value);

    private static Undefined Empty(string filter) => new($"filter '{filter}' was given nothing: the list is empty");

    private static ArgumentReader Read(string name, Arguments arguments, int required, params string[] names) => new($"filter '{name}'", arguments, required, names);

    /// <summary>What <c>groupby</c> gives: a pair that knows its parts by name.</summary>
    private sealed class Group(object? grouper, PythonList list) : PythonTuple([grouper, list]), ITemplateObject
    {
        public bool TryGetAttribute(string name, out object? value)
        {
            value = name switch { "grouper" => Items[0], "list" => Items[1], _ => null };
            return name is "grouper" or "list";
        }
    }
}
