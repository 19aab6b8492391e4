using System.Collections.Immutable;

namespace Maestro.Engine.Graph;

/// <summary>Finds circular dependencies in time linear in nodes and edges, without recursion.</summary>
internal static class Cycles
{
    /// <summary>
    /// One path for each knot of nodes that all depend on each other: the shortest that leads from the knot's first name back to it,
    /// <c>a, b, c, a</c>. Knots are sorted by that name; without a cycle there is none.
    /// </summary>
    /// <param name="names">All nodes.</param>
    /// <param name="next">What a node depends on; names that are no node are passed over.</param>
    public static ImmutableArray<ImmutableArray<string>> Of(IEnumerable<string> names, Func<string, IEnumerable<string>> next)
    {
        var sorted = names.Order(StringComparer.Ordinal).ToImmutableArray();
        var numbers = sorted.Select((name, number) => (name, number)).ToDictionary(pair => pair.name, pair => pair.number, StringComparer.Ordinal);
        int[][] edges = [.. sorted.Select(name => next(name).Where(numbers.ContainsKey).Select(other => numbers[other]).Distinct().Order().ToArray())];

        return
        [
            .. Knots(edges)
                .Where(knot => knot.Count > 1 || edges[knot[0]].Contains(knot[0]))
                .Select(knot => ShortestWayRound(knot.Min(), [.. knot], edges))
                .OrderBy(path => path[0])
                .Select(path => path.Select(number => sorted[number]).ToImmutableArray()),
        ];
    }

    // Tarjan's strongly connected components, with a stack of our own in place of the call stack.
    private static List<List<int>> Knots(int[][] edges)
    {
        var knots = new List<List<int>>();
        var order = new int[edges.Length];
        var low = new int[edges.Length];
        var isOpen = new bool[edges.Length];
        var open = new Stack<int>();
        var visits = new Stack<(int Node, int Edge)>();
        var count = 0;
        for (var root = 0; root < edges.Length; root++)
        {
            if (order[root] == 0) visits.Push((root, 0));
            while (visits.TryPop(out var visit))
            {
                var (node, edge) = visit;
                if (edge == 0)
                {
                    order[node] = low[node] = ++count;
                    isOpen[node] = true;
                    open.Push(node);
                }
                else
                {
                    var back = edges[node][edge - 1];
                    if (isOpen[back]) low[node] = Math.Min(low[node], low[back]);
                }

                while (edge < edges[node].Length && order[edges[node][edge]] != 0)
                {
                    var known = edges[node][edge++];
                    if (isOpen[known]) low[node] = Math.Min(low[node], order[known]);
                }

                if (edge < edges[node].Length)
                {
                    visits.Push((node, edge + 1));
                    visits.Push((edges[node][edge], 0));
                }
                else if (low[node] == order[node])
                {
                    knots.Add(Close(node, open, isOpen));
                }
            }
        }

        return knots;
    }

    private static List<int> Close(int root, Stack<int> open, bool[] isOpen)
    {
        var knot = new List<int>();
        do
        {
            var node = open.Pop();
            isOpen[node] = false;
            knot.Add(node);
        }
        while (knot[^1] != root);
        return knot;
    }

    private static List<int> ShortestWayRound(int start, HashSet<int> knot, int[][] edges)
    {
        var cameFrom = new Dictionary<int, int>();
        var pending = new Queue<int>([start]);
        while (!cameFrom.ContainsKey(start))
        {
            var node = pending.Dequeue();
            foreach (var next in edges[node].Where(knot.Contains))
            {
                if (cameFrom.TryAdd(next, node)) pending.Enqueue(next);
            }
        }

        var path = new List<int> { start };
        do path.Add(cameFrom[path[^1]]);
        while (path[^1] != start);
        path.Reverse();
        return path;
    }
}
