using System.Collections.Immutable;
using Maestro.Engine.Model;

namespace Maestro.Engine.Planning;

/// <summary>
/// Parts the instances of a restart into those that must be taken down and brought up together, because some require others, and those that can be
/// restarted one by one: the units of a rolling restart.
/// </summary>
internal static class RestartUnits
{
    /// <summary>The units in the order of their first instance, each in the order of the list.</summary>
    public static ImmutableArray<ImmutableArray<PlannedInstance>> Of(MaestroEnvironment environment, ImmutableArray<PlannedInstance> instances, bool ordered)
    {
        if (!ordered) return [.. instances.Select(planned => ImmutableArray.Create(planned))];

        var requires = environment.Before(Play.Start);
        var present = instances.Select(planned => planned.Instance.Service).ToHashSet(StringComparer.Ordinal);
        var groups = present.ToDictionary(service => service, service => service, StringComparer.Ordinal);
        var joined = new HashSet<string>(StringComparer.Ordinal);
        foreach (var service in present)
        {
            foreach (var required in Nearest(service, requires, present))
            {
                joined.UnionWith([service, required]);
                groups[Root(groups, service)] = Root(groups, required);
            }
        }

        // Instances of one service do not require each other: by themselves they are a unit each.
        return
        [
            .. instances.GroupBy(planned => joined.Contains(planned.Instance.Service) ? (Root(groups, planned.Instance.Service), "") : ("", planned.Instance.Name))
                .Select(group => group.ToImmutableArray()),
        ];
    }

    // What a service requires, looking through services without an instance in the play.
    private static IEnumerable<string> Nearest(string service, ILookup<string, string> requires, HashSet<string> present)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { service };
        var pending = new Queue<string>(requires[service]);
        while (pending.TryDequeue(out var next))
        {
            if (!seen.Add(next)) continue;
            if (present.Contains(next)) yield return next;
            else foreach (var further in requires[next]) pending.Enqueue(further);
        }
    }

    private static string Root(Dictionary<string, string> groups, string service)
    {
        while (groups[service] != service) service = groups[service] = groups[groups[service]];
        return service;
    }
}
