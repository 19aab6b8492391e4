using System.Collections.Frozen;
using Maestro.Engine.Templates.Values;

namespace Maestro.Engine.Templates.Library.Methods;

/// <summary>The methods of maps; those of Python 2 (<c>iteritems</c> …) are kept, as public files use them.</summary>
internal static class DictionaryMethods
{
    private static readonly FrozenDictionary<string, Method<PythonDictionary>> Methods = new Dictionary<string, Method<PythonDictionary>>
    {
        ["get"] = static (_, map, arguments) =>
        {
            var read = Read("get", arguments, 1, "key", "default");
            return map.TryGet(Markup.Plain(read[0]), out var value) ? value : read[1];
        },
        ["items"] = static (_, map, arguments) => View("items", map, arguments),
        ["keys"] = static (_, map, arguments) => View("keys", map, arguments),
        ["values"] = static (_, map, arguments) => View("values", map, arguments),
        ["iteritems"] = static (_, map, arguments) => new PythonIterator(View("items", map, arguments).Items),
        ["iterkeys"] = static (_, map, arguments) => new PythonIterator(View("keys", map, arguments).Items),
        ["itervalues"] = static (_, map, arguments) => new PythonIterator(View("values", map, arguments).Items),
        ["update"] = static (work, map, arguments) =>
        {
            foreach (var (key, value) in Pairs(work, "method 'update'", arguments)) Set(work, map.ForChange(), key, value);
            return null;
        },
        ["pop"] = static (_, map, arguments) =>
        {
            var read = Read("pop", arguments, 1, "key", "default");
            if (map.ForChange().Remove(read[0], out var value)) return value;
            return read.Has(1) ? read[1] : throw Fault.Operation("the map has no such key to pop");
        },
        ["setdefault"] = static (work, map, arguments) =>
        {
            var read = Read("setdefault", arguments, 1, "key", "default");
            if (map.ForChange().TryGet(read[0], out var value)) return value;
            Set(work, map, read[0], read[1]);
            return read[1];
        },
        ["copy"] = static (work, map, arguments) =>
        {
            _ = Read("copy", arguments, 0);
            work.Steps(map.Count);
            return map.Copy();
        },
        ["clear"] = static (work, map, arguments) =>
        {
            _ = Read("clear", arguments, 0);
            map.ForChange().Clear();
            return null;
        },
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static ITemplateCallable? Find(PythonDictionary map, string name) => BoundMethod<PythonDictionary>.Find(Methods, map, name);

    /// <summary>What <c>dict(...)</c> and <c>update(...)</c> take: a map or a list of pairs, then names.</summary>
    /// <exception cref="TemplateFault">It is neither.</exception>
    public static IEnumerable<KeyValuePair<object?, object?>> Pairs(Work work, string owner, Arguments arguments)
    {
        if (arguments.Positional.Count > 1) throw Fault.Operation($"{owner} takes one argument beside named ones");
        var pairs = new List<KeyValuePair<object?, object?>>();
        if (arguments.Positional is [var source])
        {
            if (source is Undefined undefined) throw undefined.Fault();
            if (source is PythonDictionary map) pairs.AddRange(map.Entries);
            else pairs.AddRange(Iteration.Enumerate(work, source).Select(pair => Pair(work, owner, pair)));
        }

        pairs.AddRange(arguments.Named.Select(named => new KeyValuePair<object?, object?>(named.Key, named.Value)));
        return pairs;
    }

    private static KeyValuePair<object?, object?> Pair(Work work, string owner, object? pair) =>
        Iteration.LengthOrNull(pair) == 2 && Iteration.Enumerate(work, pair).ToArray() is [var key, var value]
            ? new(key, value)
            : throw Fault.Operation($"{owner} takes a map or a list of pairs of key and value");

    private static void Set(Work work, PythonDictionary map, object? key, object? value)
    {
        work.ReserveItems(map.Count + 1L);
        map.Set(key, value);
    }

    private static PythonView View(string name, PythonDictionary map, Arguments arguments)
    {
        _ = Read(name, arguments, 0);
        return new PythonView($"dict_{name}", map);
    }

    private static ArgumentReader Read(string name, Arguments arguments, int required, params string[] names) => new($"method '{name}'", arguments, required, names);
}
