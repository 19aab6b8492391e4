using System.Collections.Immutable;

namespace Maestro.Engine.Graph;

/// <summary>The order in which a play lists its instances: MaestroNG's, worked out in one pass over the services.</summary>
internal static class PlayOrder
{
    /// <summary>
    /// MaestroNG walks the name-sorted list again and again, taking each instance whose predecessors are taken. An instance is thus taken in the
    /// pass in which the last of its predecessors is, or in the one after it where that one's name sorts behind its own.
    /// </summary>
    /// <param name="services">Of every service, the selected ones of its instances; a service with none is looked through.</param>
    /// <param name="before">The services whose instances come before those of a service. Free of cycles.</param>
    /// <returns>The instances, predecessors first.</returns>
    public static ImmutableArray<string> Of(IReadOnlyDictionary<string, ImmutableArray<string>> services, Func<string, IEnumerable<string>> before)
    {
        var latest = new Dictionary<string, ImmutableArray<(int Pass, string Name)>>(StringComparer.Ordinal);
        var ordered = new List<(int Pass, string Name)>();
        foreach (var service in PredecessorsFirst(services.Keys, before))
        {
            var predecessors = before(service).SelectMany(name => latest[name]).Distinct().ToImmutableArray();
            if (services[service].IsEmpty)
            {
                latest[service] = predecessors;
                continue;
            }

            var own = services[service].Select(name => (Pass: predecessors.Select(last => AfterOne(last, name)).DefaultIfEmpty(0).Max(), Name: name)).ToList();
            ordered.AddRange(own);
            latest[service] = [own.MaxBy(pair => pair, Comparer<(int Pass, string Name)>.Create(Compare))];
        }

        ordered.Sort(Compare);
        return [.. ordered.Select(pair => pair.Name)];
    }

    private static int AfterOne((int Pass, string Name) last, string name) => last.Pass + (string.CompareOrdinal(last.Name, name) > 0 ? 1 : 0);

    private static int Compare((int Pass, string Name) a, (int Pass, string Name) b) =>
        a.Pass != b.Pass ? a.Pass.CompareTo(b.Pass) : string.CompareOrdinal(a.Name, b.Name);

    // Depth first with a stack of our own: a chain may be thousands of services long.
    private static List<string> PredecessorsFirst(IEnumerable<string> services, Func<string, IEnumerable<string>> before)
    {
        var result = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var stack = new Stack<(string Service, bool Expanded)>();
        foreach (var root in services.Order(StringComparer.Ordinal))
        {
            stack.Push((root, false));
            while (stack.TryPop(out var top))
            {
                if (top.Expanded) result.Add(top.Service);
                else if (seen.Add(top.Service))
                {
                    stack.Push((top.Service, true));
                    foreach (var next in before(top.Service)) stack.Push((next, false));
                }
            }
        }

        return result;
    }
}
