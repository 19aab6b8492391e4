using System.Collections.Frozen;
using Maestro.Engine.Templates.Values;

namespace Maestro.Engine.Templates.Library.Methods;

/// <summary>The methods of lists and of tuples.</summary>
internal static class ListMethods
{
    private static readonly FrozenDictionary<string, Method<PythonList>> Methods = new Dictionary<string, Method<PythonList>>
    {
        ["append"] = static (work, list, arguments) => Insert(work, list, list.Items.Count, Read("append", arguments, 1, "object")[0]),
        ["extend"] = static (work, list, arguments) =>
        {
            var more = work.Collect(Iteration.Enumerate(work, Read("extend", arguments, 1, "iterable")[0]));
            work.ReserveItems((long)list.Items.Count + more.Count);
            list.Items.AddRange(more);
            return null;
        },
        ["insert"] = static (work, list, arguments) =>
        {
            var read = Read("insert", arguments, 2, "index", "object");
            var index = read.Integer(0);
            return Insert(work, list, (int)Math.Clamp(index < 0 ? index + list.Items.Count : index, 0, list.Items.Count), read[1]);
        },
        ["pop"] = static (work, list, arguments) =>
        {
            var index = Read("pop", arguments, 0, "index").Integer(0, -1);
            if (index < 0) index += list.Items.Count;
            if (index < 0 || index >= list.Items.Count) throw Fault.Operation(list.Items.Count == 0 ? "an empty list has nothing to pop" : "the list has no item of that index to pop");
            var item = list.Items[(int)index];
            RemoveAt(work, list, (int)index);
            return item;
        },
        ["remove"] = static (work, list, arguments) =>
        {
            RemoveAt(work, list, Index(work, list.Items, Read("remove", arguments, 1, "value")[0], 0, long.MaxValue));
            return null;
        },
        ["index"] = static (work, list, arguments) => Index(work, list.Items, arguments),
        ["count"] = static (work, list, arguments) => Count(work, list.Items, arguments),
        ["sort"] = static (work, list, arguments) =>
        {
            var reverse = arguments.Positional.Count > 0 ? throw Fault.Operation("method 'sort' takes its arguments by name") : Read("sort", arguments, 0, "reverse").Flag(0);
            var sorted = Sorting.Sort(work, list.Items, static item => item, reverse);
            list.Items.Clear();
            list.Items.AddRange(sorted);
            return null;
        },
        ["reverse"] = static (work, list, arguments) =>
        {
            _ = Read("reverse", arguments, 0);
            work.Moved(list.Items.Count);
            list.Items.Reverse();
            return null;
        },
        ["copy"] = static (work, list, arguments) =>
        {
            _ = Read("copy", arguments, 0);
            work.Steps(list.Items.Count);
            return new PythonList((IEnumerable<object?>)list.Items);
        },
        ["clear"] = static (work, list, arguments) =>
        {
            _ = Read("clear", arguments, 0);
            list.Items.Clear();
            return null;
        },
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static ITemplateCallable? Find(PythonList list, string name) => BoundMethod<PythonList>.Find(Methods, list, name);

    internal static object Index(Work work, IReadOnlyList<object?> items, Arguments arguments)
    {
        var read = Read("index", arguments, 1, "value", "start", "stop");
        return (long)Index(work, items, read[0], read.Integer(1), read.Integer(2, long.MaxValue));
    }

    internal static object Count(Work work, IReadOnlyList<object?> items, Arguments arguments)
    {
        var value = Read("count", arguments, 1, "value")[0];
        return (long)items.Count(item => Operators.AreEqual(work, item, value));
    }

    private static int Index(Work work, IReadOnlyList<object?> items, object? value, long start, long stop)
    {
        if (start < 0) start = Math.Max(start + items.Count, 0);
        if (stop < 0) stop += items.Count;
        for (var i = start; i < Math.Min(stop, items.Count); i++)
        {
            if (Operators.AreEqual(work, items[(int)i], value)) return (int)i;
        }

        throw Fault.Operation("the value is not in the list");
    }

    private static object? Insert(Work work, PythonList list, int index, object? item)
    {
        work.ReserveItems(list.Items.Count + 1L);
        work.Moved(list.Items.Count - index);
        list.Items.Insert(index, item);
        return null;
    }

    private static void RemoveAt(Work work, PythonList list, int index)
    {
        work.Moved(list.Items.Count - index);
        list.Items.RemoveAt(index);
    }

    private static ArgumentReader Read(string name, Arguments arguments, int required, params string[] names) => new($"method '{name}'", arguments, required, names);
}

/// <summary>The methods of tuples.</summary>
internal static class TupleMethods
{
    private static readonly FrozenDictionary<string, Method<PythonTuple>> Methods = new Dictionary<string, Method<PythonTuple>>
    {
        ["index"] = static (work, tuple, arguments) => ListMethods.Index(work, tuple.Items, arguments),
        ["count"] = static (work, tuple, arguments) => ListMethods.Count(work, tuple.Items, arguments),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static ITemplateCallable? Find(PythonTuple tuple, string name) => BoundMethod<PythonTuple>.Find(Methods, tuple, name);
}
