using Maestro.Engine.Diagnostics;

namespace Maestro.Engine.Definition;

/// <summary>Instances that others name in <c>volumes_from</c> and <c>links</c>: there they are, on the same ship, and nothing is mounted twice in one place.</summary>
internal static class NeighbourChecks
{
    public static void Run(Reading reading, EnvironmentDraft draft)
    {
        var known = new Dictionary<string, (ServiceDraft Service, InstanceDraft Instance)>(StringComparer.Ordinal);
        foreach (var service in draft.Services)
        {
            foreach (var instance in service.Instances) known.TryAdd(instance.Name, (service, instance));
        }

        foreach (var (service, instance) in draft.Services.SelectMany(service => service.Instances.Select(instance => (service, instance))))
        {
            foreach (var link in instance.Links)
            {
                if (Find(reading, instance, link.Target, "links", known) is { } target && target.Instance == instance)
                    reading.Faults.Add(Catalogue.BadValue(reading.At(link.Target.At), $"'links' of instance '{instance.Name}'", "links to other instances", "one to itself"));
            }

            CheckVolumes(reading, service, instance, known);
        }
    }

    private static void CheckVolumes(Reading reading, ServiceDraft service, InstanceDraft instance, Dictionary<string, (ServiceDraft Service, InstanceDraft Instance)> known)
    {
        var owners = instance.Volumes.Targets.ToDictionary(target => target, _ => instance.Name, StringComparer.Ordinal);
        foreach (var named in instance.Volumes.From.DistinctBy(name => name.Name))
        {
            if (Find(reading, instance, named, "volumes_from", known) is not var (giver, given)) continue;
            if (giver == service)
            {
                reading.Faults.Add(Catalogue.CircularVolumes(reading.At(named.At), instance.Name, named.Name, service.Name));
                continue;
            }

            service.GivesVolumes.Add(named with { Name = giver.Name });
            foreach (var target in given.Volumes.Targets)
            {
                if (!owners.TryAdd(target, given.Name)) reading.Faults.Add(Catalogue.VolumesOverlap(reading.At(named.At), instance.Name, given.Name, owners[target], target));
            }
        }
    }

    private static (ServiceDraft Service, InstanceDraft Instance)? Find(Reading reading, InstanceDraft instance, NameReference name, string key, Dictionary<string, (ServiceDraft Service, InstanceDraft Instance)> known)
    {
        if (!known.TryGetValue(name.Name, out var found))
        {
            reading.Faults.Add(Catalogue.UnknownName(reading.At(name.At), "instance", name.Name, $"'{key}' of instance '{instance.Name}'", known.Keys));
            return null;
        }

        if (instance.Ship is { } ship && found.Instance.Ship is { } other && ship.Name != other.Name)
            reading.Faults.Add(Catalogue.OtherShip(reading.At(name.At), $"'{key}' of instance '{instance.Name}'", found.Instance.Name, other.Name, ship.Name));
        return found;
    }
}
