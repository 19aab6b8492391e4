using Maestro.Engine.Templates.Library.Methods;

namespace Maestro.Engine.Templates.Values;

/// <summary>Looking up attributes and items. Nothing by reflection: what is not named here is undefined.</summary>
internal static class Attributes
{
    /// <summary><c>target.name</c>: a method or attribute first, then an item.</summary>
    /// <exception cref="TemplateFault">The target is undefined.</exception>
    public static object? GetAttribute(Work work, object? target, string name)
    {
        work.Step();
        if (target is Undefined undefined) throw undefined.Fault();
        if (TryAttribute(target, name, out var value) || TryItem(target, name, out value)) return value;
        return Undefined.Of(target, name);
    }

    /// <summary><c>target[key]</c>: an item first, then a method or attribute.</summary>
    /// <exception cref="TemplateFault">The target is undefined.</exception>
    public static object? GetItem(Work work, object? target, object? key)
    {
        work.Step();
        if (target is Undefined undefined) throw undefined.Fault();
        key = Markup.Plain(key);
        if (target is string or Markup) work.Read(target);
        if (TryItem(target, key, out var value) || (key is string name && TryAttribute(target, name, out value))) return value;
        return Undefined.Of(target, key);
    }

    /// <summary><c>target[start:stop:step]</c>; a part left out is null.</summary>
    /// <exception cref="TemplateFault">The target cannot be cut, or a part is no whole number.</exception>
    public static object? Slice(Work work, object? target, object? start, object? stop, object? step)
    {
        if (target is Undefined undefined) throw undefined.Fault();
        if (target is not (PythonList or PythonTuple or string or Markup or PythonRange)) throw Fault.Operation($"'{TypeNames.Of(target)}' cannot be cut into slices");
        work.Read(target);
        var length = Iteration.Length(target);
        var by = Bound(step) ?? 1;
        if (by == 0) throw Fault.Operation("the step of a slice cannot be 0");
        var (lowest, highest) = by > 0 ? (0L, length) : (-1L, length - 1);
        var from = Bound(start) is { } first ? Math.Clamp(first < 0 ? first + length : first, lowest, highest) : by > 0 ? lowest : highest;
        var to = Bound(stop) is { } last ? Math.Clamp(last < 0 ? last + length : last, lowest, highest) : by > 0 ? highest : lowest;
        var places = new PythonRange(from, to, by);
        if (target is PythonRange range) return new PythonRange(range.Start + (from * range.Step), range.Start + (to * range.Step), range.Step * by);
        if (Markup.TextOf(target) is { } text) return Cut(work, text, places, by);
        work.ReserveItems(places.Length);
        var items = target is PythonList list ? (IReadOnlyList<object?>)list.Items : ((PythonTuple)target).Items;
        var cut = new List<object?>((int)places.Length);
        for (var i = 0L; i < places.Length; i++)
        {
            work.Step();
            cut.Add(items[(int)places[i]]);
        }

        return target is PythonList ? new PythonList(cut) : new PythonTuple([.. cut]);
    }

    private static string Cut(Work work, string text, PythonRange places, long by)
    {
        if (places.Length == 0) return "";
        if (by == 1) return CodePoints.Substring(text, (int)places[0], (int)(places[0] + places.Length));
        var characters = CodePoints.Of(text).ToArray();
        work.ReserveItems(characters.Length);
        return string.Concat(Enumerable.Range(0, (int)places.Length).Select(i => characters[places[i]]));
    }

    // Python takes true and false for 1 and 0 here, too.
    private static long? Bound(object? value) => value switch
    {
        null => null,
        long number => Math.Clamp(number, int.MinValue, int.MaxValue),
        bool flag => flag ? 1 : 0,
        Undefined undefined => throw undefined.Fault(),
        _ => throw Fault.Operation($"the bounds of a slice are whole numbers, not '{TypeNames.Of(value)}'"),
    };

    private static bool TryAttribute(object? target, string name, out object? value)
    {
        if (target is ITemplateObject known && known.TryGetAttribute(name, out value)) return true;
        value = target switch
        {
            string text => StringMethods.Find(text, name),
            Markup markup => MarkupMethods.Find(markup, name),
            PythonList list => ListMethods.Find(list, name),
            PythonTuple tuple => TupleMethods.Find(tuple, name),
            PythonDictionary map => DictionaryMethods.Find(map, name),
            _ => null,
        };
        return value is not null;
    }

    private static bool TryItem(object? target, object? key, out object? value)
    {
        value = null;
        if (target is PythonDictionary map) return PythonKey.IsOne(key) && map.TryGet(key, out value);
        if (key is bool flag) key = flag ? 1L : 0L;
        if (key is not long index || target is not (PythonList or PythonTuple or string or Markup or PythonRange)) return false;
        var length = Iteration.Length(target);
        if (index < 0) index += length;
        if (index < 0 || index >= length) return false;
        value = target switch
        {
            PythonList list => list.Items[(int)index],
            PythonTuple tuple => tuple.Items[(int)index],
            PythonRange range => range[index],
            _ => CodePoints.Substring(Markup.TextOf(target)!, (int)index, (int)index + 1),
        };
        return true;
    }
}
