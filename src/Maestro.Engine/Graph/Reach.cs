using System.Collections.Immutable;

namespace Maestro.Engine.Graph;

/// <summary>What can be reached from a node along the edges, over any number of steps.</summary>
internal sealed class Reach
{
    private readonly ImmutableArray<string> _names;
    private readonly Dictionary<string, int> _numbers;
    private readonly int[][] _next;
    private readonly int[] _seenFrom;
    private readonly Stack<int> _pending = new();

    /// <param name="names">All nodes.</param>
    /// <param name="next">The nodes one step away; names that are no node are passed over.</param>
    public Reach(IEnumerable<string> names, Func<string, IEnumerable<string>> next)
    {
        _names = [.. names.Order(StringComparer.Ordinal)];
        _numbers = new Dictionary<string, int>(_names.Length, StringComparer.Ordinal);
        for (var number = 0; number < _names.Length; number++) _numbers.Add(_names[number], number);
        _next = [.. _names.Select(name => next(name).Where(_numbers.ContainsKey).Select(other => _numbers[other]).ToArray())];
        _seenFrom = new int[_names.Length];
    }

    /// <summary>The nodes reached from <paramref name="name"/>, sorted by name; itself only when it stands on a cycle.</summary>
    public ImmutableArray<string> From(string name)
    {
        // Numbers instead of a set of names: all reaches of a chain of n nodes take n² steps, and these are cheap ones.
        var start = _numbers[name];
        var reached = new List<int>();
        _pending.Push(start);
        while (_pending.TryPop(out var node))
        {
            foreach (var next in _next[node])
            {
                if (_seenFrom[next] == start + 1) continue;
                _seenFrom[next] = start + 1;
                reached.Add(next);
                _pending.Push(next);
            }
        }

        // A later call from the same node must see nothing of this one.
        foreach (var node in reached) _seenFrom[node] = 0;
        reached.Sort();
        return [.. reached.Select(number => _names[number])];
    }
}
