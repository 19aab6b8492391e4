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
        var last = new Dictionary<string, Place?>(StringComparer.Ordinal);
        var ordered = new List<Place>();
        foreach (var service in PredecessorsFirst(services.Keys, before))
        {
            // Of all predecessors only the very last counts: none of the others is taken in a later pass.
            Place? predecessor = null;
            foreach (var name in before(service)) predecessor = Later(predecessor, last[name]);

            Place? own = null;
            foreach (var name in services[service])
            {
                var place = predecessor is { } taken ? new Place(taken.Pass + (string.CompareOrdinal(taken.Name, name) > 0 ? 1 : 0), name) : new Place(0, name);
                ordered.Add(place);
                own = Later(own, place);
            }

            last[service] = own ?? predecessor;
        }

        ordered.Sort();
        return [.. ordered.Select(place => place.Name)];
    }

    private static Place? Later(Place? a, Place? b) => a is not { } one ? b : b is not { } other ? a : one.CompareTo(other) >= 0 ? a : b;

    // Depth first with a stack of our own: a chain may be thousands of services long.
    private static List<string> PredecessorsFirst(IEnumerable<string> services, Func<string, IEnumerable<string>> before)
    {
        var result = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var stack = new Stack<(string Service, bool Expanded)>();
        foreach (var root in services)
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

    private readonly record struct Place(int Pass, string Name) : IComparable<Place>
    {
        public int CompareTo(Place other) => Pass != other.Pass ? Pass.CompareTo(other.Pass) : string.CompareOrdinal(Name, other.Name);
    }
}
