using System.Collections.Immutable;
using System.Globalization;
using Maestro.Engine.Model;

namespace Maestro.Engine.Definition;

/// <summary>Makes the specification of an instance's container.</summary>
internal static class ContainerAssembler
{
    private static readonly ImmutableSortedDictionary<string, EmptyObject> NoneExposed = ImmutableSortedDictionary.Create<string, EmptyObject>(StringComparer.Ordinal);
    private static readonly ImmutableSortedDictionary<string, ImmutableArray<PortBinding>> NoBindings = ImmutableSortedDictionary.Create<string, ImmutableArray<PortBinding>>(StringComparer.Ordinal);

    /// <summary>Its variables, <c>NAME=value</c>: of all that have one name the last wins, link variables at the end.</summary>
    public static ImmutableArray<string> Variables(string environment, ServiceDraft service, InstanceDraft instance, Ship ship, LinkedVariables linked)
    {
        var image = Image(service, instance);
        var variables = new OrderedDictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (name, value) in service.Variables) variables[name] = value;
        variables["MAESTRO_ENVIRONMENT_NAME"] = environment;
        variables["SERVICE_NAME"] = service.Name;
        foreach (var (name, value) in instance.Variables) variables[name] = value;
        variables["CONTAINER_NAME"] = instance.Name;
        variables["CONTAINER_HOST_ADDRESS"] = ship.Ip;
        variables["DOCKER_IMAGE"] = image;
        variables["DOCKER_TAG"] = ImageReference.Tag(image);
        return [.. variables.Where(pair => !linked.Contains(pair.Key)).Select(pair => pair.Value is null ? pair.Key : $"{pair.Key}={pair.Value}"), .. linked.Texts];
    }

    public static ContainerSpecification Assemble(ServiceDraft service, InstanceDraft instance, ImmutableSortedDictionary<string, Ship> ships, Lazy<ImmutableArray<string>> variables)
    {
        var host = Host(instance, ships);
        return instance.Container with
        {
            Hostname = instance.Container.HostConfig?.NetworkMode is null ? instance.Name : null,
            Image = Image(service, instance),
            Cmd = instance.Command,
            EnvWhenAsked = variables,
            ExposedPorts = instance.Ports.IsEmpty ? null : Exposed(instance),
            Volumes = Volumes(instance.Volumes),
            StopTimeout = (int)Math.Ceiling(instance.StopTimeout.TotalSeconds),
            HostConfig = host == new HostConfiguration() ? null : host,
        };
    }

    private static HostConfiguration Host(InstanceDraft instance, ImmutableSortedDictionary<string, Ship> ships) => (instance.Container.HostConfig ?? new HostConfiguration()) with
    {
        Binds = Filled(instance.Volumes.Mounts.Select(mount => $"{mount.Source}:{mount.Target}:{mount.Mode}")),
        VolumesFrom = Filled(instance.Volumes.From.Select(from => from.Name).Distinct(StringComparer.Ordinal)),
        PortBindings = instance.Ports.IsEmpty ? null : Bindings(instance),
        Links = Filled(instance.Links.Select(link => $"{link.Target.Name}:{link.Alias}")),
        ExtraHosts = Filled(instance.ExtraHosts.Select(host => $"{host.Name}:{host.Address ?? ships[host.Ship!.Value.Name].Ip}")),
    };

    private static ImmutableArray<string>? Filled(IEnumerable<string> items) => items.ToImmutableArray() is { IsEmpty: false } filled ? filled : null;

    // Targets of mounts, too: the daemon makes no volume where something is mounted, and MaestroNG names them, as docker's own library did.
    private static ImmutableSortedDictionary<string, EmptyObject>? Volumes(VolumesDraft volumes) => volumes is { Mounts.IsEmpty: true, Own.IsEmpty: true } ? null
        : volumes.Mounts.Select(mount => mount.Target).Concat(volumes.Own).Distinct(StringComparer.Ordinal).ToImmutableSortedDictionary(path => path, _ => EmptyObject.Value, StringComparer.Ordinal);

    private static string Image(ServiceDraft service, InstanceDraft instance) => instance.Image ?? service.Image!;

    // Grown one by one, which for the few ports of an instance costs a third of building from a list.
    private static ImmutableSortedDictionary<string, EmptyObject> Exposed(InstanceDraft instance)
    {
        var exposed = NoneExposed;
        foreach (var (port, _) in instance.Ports)
        {
            for (var number = port.Exposed.First; number <= port.Exposed.Last; number++) exposed = exposed.SetItem(Key(number, port.Protocol), EmptyObject.Value);
        }

        return exposed;
    }

    private static ImmutableSortedDictionary<string, ImmutableArray<PortBinding>> Bindings(InstanceDraft instance)
    {
        var bindings = NoBindings;
        foreach (var (port, _) in instance.Ports)
        {
            for (var place = 0; place < port.Exposed.Count; place++)
            {
                var (key, binding) = (Key(port.Exposed.First + place, port.Protocol), new PortBinding(port.BindAddress, HostPort(port, place)));
                bindings = bindings.SetItem(key, bindings.TryGetValue(key, out var others) ? others.Add(binding) : [binding]);
            }
        }

        return bindings;
    }

    private static string Key(int number, PortProtocol protocol) => string.Create(CultureInfo.InvariantCulture, $"{number}/{(protocol == PortProtocol.Udp ? "udp" : "tcp")}");

    // Each of a range has its own; one beside a range gets any of it; nothing asks for any that is free.
    private static string HostPort(NamedPort port, int place) => port switch
    {
        { External.IsAuto: true } => "",
        { IsPicked: true } => port.External.ToString(),
        _ => (port.External.First + place).ToString(CultureInfo.InvariantCulture),
    };
}
