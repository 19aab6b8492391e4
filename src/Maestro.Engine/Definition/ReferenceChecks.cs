using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Graph;

namespace Maestro.Engine.Definition;

/// <summary>Every name that is used is defined, no instance is defined twice, and services do not require each other in a circle.</summary>
internal static class ReferenceChecks
{
    public static void Run(Reading reading, EnvironmentDraft draft)
    {
        var services = draft.Services.Select(service => service.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var service in draft.Services)
        {
            CheckServices(reading, service.Requires, $"'requires' of service '{service.Name}'", services);
            CheckServices(reading, service.WantsInfo, $"'wants_info' of service '{service.Name}'", services);
            foreach (var instance in service.Instances)
            {
                if (instance.Ship is { } ship) CheckShip(reading, ship, $"instance '{instance.Name}'", draft);
                foreach (var host in instance.ExtraHosts.Where(host => host.Ship is not null)) CheckShip(reading, host.Ship!.Value, $"extra host '{host.Name}' of instance '{instance.Name}'", draft);
            }
        }

        CheckInstances(reading, draft);
        NeighbourChecks.Run(reading, draft);
        CheckCircles(reading, draft);
    }

    private static void CheckServices(Reading reading, ImmutableArray<NameReference> references, string what, HashSet<string> known)
    {
        foreach (var (name, at) in references)
        {
            if (!known.Contains(name)) reading.Faults.Add(Catalogue.UnknownName(reading.At(at), "service", name, what, known));
        }
    }

    private static void CheckShip(Reading reading, NameReference ship, string what, EnvironmentDraft draft)
    {
        if (draft.Ships.ContainsKey(ship.Name)) return;

        reading.Faults.Add(draft.UnusableShips.TryGetValue(ship.Name, out var reason)
            ? Catalogue.ContextUnusable(reading.At(ship.At), ship.Name, reason)
            : Catalogue.UnknownName(reading.At(ship.At), "ship", ship.Name, what, draft.Ships.Keys));
    }

    private static void CheckInstances(Reading reading, EnvironmentDraft draft)
    {
        var first = new Dictionary<string, (InstanceDraft Instance, ServiceDraft Service)>(StringComparer.Ordinal);
        foreach (var service in draft.Services)
        {
            foreach (var instance in service.Instances)
            {
                if (first.TryAdd(instance.Name, (instance, service))) continue;
                var (other, owner) = first[instance.Name];
                reading.Faults.Add(Catalogue.DuplicateInstance(reading.At(instance.Key), instance.Name, service.Name, reading.At(other.Key), owner.Name));
            }
        }
    }

    private static void CheckCircles(Reading reading, EnvironmentDraft draft)
    {
        var services = draft.Services.ToDictionary(service => service.Name, StringComparer.Ordinal);
        foreach (var path in Cycles.Of(services.Keys, name => services[name].Requires.Concat(services[name].GivesVolumes).Select(required => required.Name)))
        {
            var closing = services[path[^2]];
            var written = closing.Requires.FirstOrDefault(required => required.Name == path[^1]);
            var at = written.At ?? closing.GivesVolumes.First(required => required.Name == path[^1]).At;
            var byVolumes = path.Zip(path.Skip(1)).Where(step => services[step.First].Requires.All(required => required.Name != step.Second)).Select(step => $"{step.First} -> {step.Second}");
            reading.Faults.Add(Catalogue.CircularDependency(reading.At(at), path, [.. byVolumes]));
        }
    }
}
