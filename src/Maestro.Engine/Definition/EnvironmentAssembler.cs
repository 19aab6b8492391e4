using System.Collections.Immutable;
using Maestro.Engine.Model;

namespace Maestro.Engine.Definition;

/// <summary>Makes the environment of a draft in which nothing is wrong.</summary>
internal static class EnvironmentAssembler
{
    public static MaestroEnvironment Assemble(Reading reading, EnvironmentDraft draft)
    {
        var ships = draft.Ships.ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value!, StringComparer.Ordinal);
        var links = new Lazy<LinkVariables>(() => new LinkVariables(draft));
        var instances = new Dictionary<string, Instance>(StringComparer.Ordinal);
        var picked = LinkVariables.OfPickedPorts(draft);
        foreach (var service in draft.Services)
        {
            var linked = new Lazy<LinkedVariables>(() => links.Value.Of(service.Name));
            foreach (var instance in service.Instances)
            {
                var ship = ships[instance.Ship!.Value.Name];
                var variables = new Lazy<ImmutableArray<string>>(() => ContainerAssembler.Variables(draft.Name, service, instance, ship, linked.Value));
                var made = Instance(reading, service, instance, ships, variables);
                instances.Add(instance.Name, picked.IsEmpty ? made : made with { HearsPickedPorts = picked.Any(port => port.Value.Service != service.Name && linked.Value.Contains(port.Key)) });
            }
        }

        var (endpoints, pickedEndpoints) = EndpointList.Make(reading, draft, ships);
        return new MaestroEnvironment
        {
            Name = draft.Name,
            File = reading.Rendered.File,
            Ships = ships,
            ShipProvider = draft.ShipProvider,
            Registries = draft.Registries.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Auditors = [.. draft.Auditors],
            Services = draft.Services.ToImmutableSortedDictionary(service => service.Name, service => Service(reading, service), StringComparer.Ordinal),
            Instances = instances.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Endpoints = endpoints,
            PickedEndpoints = pickedEndpoints,
            PickedVariables = picked,
            LinkVariablesWhenAsked = new Lazy<ImmutableSortedDictionary<string, string>>(() => links.Value.All),
        };
    }

    private static Service Service(Reading reading, ServiceDraft service) => new()
    {
        Name = service.Name,
        Image = service.Image!,
        Omit = service.Omit,
        Requires = Sorted([.. service.Requires, .. service.GivesVolumes]),
        WantsInfo = Sorted(service.WantsInfo),
        Instances = [.. service.Instances.Select(instance => instance.Name).Order(StringComparer.Ordinal)],
        Location = reading.At(service.Key),
    };

    private static Instance Instance(Reading reading, ServiceDraft service, InstanceDraft instance, ImmutableSortedDictionary<string, Ship> ships, Lazy<ImmutableArray<string>> variables)
    {
        var ship = ships[instance.Ship!.Value.Name];
        return new Instance
        {
            Name = instance.Name,
            ContainerName = instance.ContainerName,
            Service = service.Name,
            Ship = ship.Name,
            Ports = [.. instance.Ports.Select(port => port.Port)],
            Volumes = instance.Volumes.Mounts,
            ContainerVolumes = instance.Volumes.Own,
            VolumesFrom = [.. instance.Volumes.From.Select(from => from.Name).Distinct(StringComparer.Ordinal)],
            StopTimeout = instance.StopTimeout,
            PreStartChecks = Checks(LifecycleState.PreStart, reading, service, instance, ship),
            RunningChecks = Checks(LifecycleState.Running, reading, service, instance, ship),
            PreStopChecks = Checks(LifecycleState.PreStop, reading, service, instance, ship),
            StoppedChecks = Checks(LifecycleState.Stopped, reading, service, instance, ship),
            Container = ContainerAssembler.Assemble(service, instance, ships, variables),
            Location = reading.At(instance.Key),
        };
    }

    // Asked four times for every instance, of which most have one check or none.
    private static ImmutableArray<LifecycleCheck> Checks(LifecycleState state, Reading reading, ServiceDraft service, InstanceDraft instance, Ship ship)
    {
        ImmutableArray<LifecycleCheck> checks = [];
        foreach (var check in service.Checks) Add(check);
        foreach (var check in instance.Checks) Add(check);
        return checks;

        void Add(CheckDraft check)
        {
            if (check.State == state) checks = checks.Add(check.Resolve(instance.Ports, ship, reading.At(check.At)));
        }
    }

    private static ImmutableArray<string> Sorted(ImmutableArray<NameReference> references) =>
        [.. references.Select(reference => reference.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
