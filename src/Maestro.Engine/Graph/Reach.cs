using System.Collections.Immutable;

namespace Maestro.Engine.Graph;

/// <summary>
/// What can be reached from a node along the edges, over any number of steps. Nodes are numbered in the order of their names: all reaches of a
/// chain of n nodes take n² steps, and these must be cheap ones.
/// </summary>
internal sealed class Reach
{
    private readonly Dictionary<string, int> _numbers;
    private readonly int[][] _next;
    private readonly int[] _seenFrom;
    private readonly Stack<int> _pending = new();

    /// <param name="names">All nodes.</param>
    /// <param name="next">The nodes one step away; names that are no node are passed over.</param>
    public Reach(IEnumerable<string> names, Func<string, IEnumerable<string>> next)
    {
        Names = [.. names.Order(StringComparer.Ordinal)];
        _numbers = new Dictionary<string, int>(Names.Length, StringComparer.Ordinal);
        for (var number = 0; number < Names.Length; number++) _numbers.Add(Names[number], number);
        _next = [.. Names.Select(name => next(name).Where(_numbers.ContainsKey).Select(other => _numbers[other]).ToArray())];
        _seenFrom = new int[Names.Length];
    }

    /// <summary>The nodes, sorted by name.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>The place of <paramref name="name"/> in <see cref="Names"/>.</summary>
    public int Number(string name) => _numbers[name];

    /// <summary>The nodes reached from the one of that number, sorted; itself only when it stands on a cycle.</summary>
    public List<int> From(int start)
    {
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
        return reached;
    }
}
