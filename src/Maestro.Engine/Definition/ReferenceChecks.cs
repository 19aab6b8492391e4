using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Graph;
using Maestro.Engine.Model;

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
            foreach (var instance in service.Instances) CheckShip(reading, instance, draft);
        }

        CheckInstances(reading, draft);
        CheckCircles(reading, draft);
    }

    private static void CheckServices(Reading reading, ImmutableArray<NameReference> references, string what, HashSet<string> known)
    {
        foreach (var (name, at) in references)
        {
            if (!known.Contains(name)) reading.Faults.Add(Catalogue.UnknownName(reading.At(at), "service", name, what, known));
        }
    }

    private static void CheckShip(Reading reading, InstanceDraft instance, EnvironmentDraft draft)
    {
        if (instance.Ship is not { } ship || draft.Ships.ContainsKey(ship.Name)) return;

        // Which ships a provider has, it tells when it is asked.
        if (draft.ShipProvider is ShipProvider.Static)
            reading.Faults.Add(Catalogue.UnknownName(reading.At(ship.At), "ship", ship.Name, $"instance '{instance.Name}'", draft.Ships.Keys));
        else
            draft.Ships.Add(ship.Name, new Ship { Name = ship.Name, Ip = ship.Name, Address = new ShipAddress.Provided(draft.ShipProvider), Location = reading.At(ship.At) });
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
        foreach (var path in Cycles.Of(services.Keys, name => services[name].Requires.Select(required => required.Name)))
        {
            var closing = services[path[^2]].Requires.First(required => required.Name == path[^1]);
            reading.Faults.Add(Catalogue.CircularDependency(reading.At(closing.At), path));
        }
    }
}
