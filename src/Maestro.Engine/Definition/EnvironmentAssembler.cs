using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;

namespace Maestro.Engine.Definition;

/// <summary>Makes the environment of a draft in which nothing is wrong.</summary>
internal static class EnvironmentAssembler
{
    // Of all instances together. Link variables grow with the square of a service's instances and of a chain's length.
    private const long MostVariables = 50_000_000;

    // Of all instances together, link variables not counted: these are shared.
    private const long MostText = 256L * 1024 * 1024;

    /// <exception cref="MaestroException">The containers would have more variables than fit in memory.</exception>
    public static MaestroEnvironment Assemble(Reading reading, EnvironmentDraft draft)
    {
        var ships = draft.Ships.ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value!, StringComparer.Ordinal);
        var links = new LinkVariables(draft);
        var instances = ImmutableSortedDictionary.CreateBuilder<string, Instance>(StringComparer.Ordinal);
        var (variables, text) = (0L, 0L);
        foreach (var service in draft.Services)
        {
            var linked = links.Of(service.Name);
            foreach (var instance in service.Instances)
            {
                var ship = ships[instance.Ship!.Value.Name];
                var own = ContainerAssembler.OwnVariables(draft.Name, service, instance, ship, linked.Contains);
                variables += own.Count + linked.Texts.Length;
                text += own.Sum(variable => (long)variable.Length);
                if (variables > MostVariables || text > MostText)
                    throw reading.Faults.Fatal(Catalogue.TooLarge(reading.At(service.Key), "the variables of all instances together are more than fit in memory", "part large services and long chains of requires, or share less env"));
                instances.Add(instance.Name, Instance(reading, service, instance, ship, [.. own, .. linked.Texts]));
            }
        }

        return new MaestroEnvironment
        {
            Name = draft.Name,
            File = reading.Rendered.File,
            Ships = ships,
            Services = draft.Services.ToImmutableSortedDictionary(service => service.Name, service => Service(reading, service), StringComparer.Ordinal),
            Instances = instances.ToImmutable(),
            Endpoints = EndpointList.Make(reading, draft, ships),
            LinkVariables = links.All,
        };
    }

    private static Service Service(Reading reading, ServiceDraft service) => new()
    {
        Name = service.Name,
        Image = service.Image!,
        Omit = service.Omit,
        Requires = Sorted(service.Requires),
        WantsInfo = Sorted(service.WantsInfo),
        Instances = [.. service.Instances.Select(instance => instance.Name).Order(StringComparer.Ordinal)],
        Location = reading.At(service.Key),
    };

    private static Instance Instance(Reading reading, ServiceDraft service, InstanceDraft instance, Ship ship, ImmutableArray<string> variables) => new()
    {
        Name = instance.Name,
        Service = service.Name,
        Ship = ship.Name,
        Ports = [.. instance.Ports.Select(port => port.Port)],
        StopTimeout = instance.StopTimeout,
        RunningChecks = [.. service.Checks.Concat(instance.Checks).Select(check => check.Resolve(instance.Ports, ship, reading.At(check.At)))],
        Container = ContainerAssembler.Assemble(service, instance, variables),
        Location = reading.At(instance.Key),
    };

    private static ImmutableArray<string> Sorted(ImmutableArray<NameReference> references) =>
        [.. references.Select(reference => reference.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
