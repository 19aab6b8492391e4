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

    public static ContainerSpecification Assemble(ServiceDraft service, InstanceDraft instance, Lazy<ImmutableArray<string>> variables) => new()
    {
        Hostname = instance.Name,
        Image = Image(service, instance),
        Cmd = instance.Command,
        EnvWhenAsked = variables,
        ExposedPorts = instance.Ports.IsEmpty ? null : Exposed(instance),
        StopTimeout = (int)Math.Ceiling(instance.StopTimeout.TotalSeconds),
        HostConfig = instance.Ports.IsEmpty && instance.Binds.IsEmpty ? null : new HostConfiguration
        {
            Binds = instance.Binds.IsEmpty ? null : instance.Binds,
            PortBindings = instance.Ports.IsEmpty ? null : Bindings(instance),
        },
    };

    private static string Image(ServiceDraft service, InstanceDraft instance) => instance.Image ?? service.Image!;

    // Grown one by one, which for the few ports of an instance costs a third of building from a list.
    private static ImmutableSortedDictionary<string, EmptyObject> Exposed(InstanceDraft instance)
    {
        var exposed = NoneExposed;
        foreach (var (port, _) in instance.Ports) exposed = exposed.SetItem(Key(port), EmptyObject.Value);
        return exposed;
    }

    private static ImmutableSortedDictionary<string, ImmutableArray<PortBinding>> Bindings(InstanceDraft instance)
    {
        var bindings = NoBindings;
        foreach (var (port, _) in instance.Ports)
        {
            var (key, binding) = (Key(port), new PortBinding(port.BindAddress, port.External.ToString(CultureInfo.InvariantCulture)));
            bindings = bindings.SetItem(key, bindings.TryGetValue(key, out var others) ? others.Add(binding) : [binding]);
        }

        return bindings;
    }

    private static string Key(NamedPort port) => string.Create(CultureInfo.InvariantCulture, $"{port.Exposed}/{(port.Protocol == PortProtocol.Udp ? "udp" : "tcp")}");
}
