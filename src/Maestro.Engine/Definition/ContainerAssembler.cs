using System.Collections.Immutable;
using System.Globalization;
using Maestro.Engine.Model;

namespace Maestro.Engine.Definition;

/// <summary>Makes the specification of an instance's container.</summary>
internal static class ContainerAssembler
{
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

    private static ImmutableSortedDictionary<string, EmptyObject> Exposed(InstanceDraft instance) =>
        instance.Ports.Select(port => Key(port.Port)).Distinct(StringComparer.Ordinal).ToImmutableSortedDictionary(key => key, _ => EmptyObject.Value, StringComparer.Ordinal);

    private static ImmutableSortedDictionary<string, ImmutableArray<PortBinding>> Bindings(InstanceDraft instance) => instance.Ports
        .GroupBy(port => Key(port.Port), port => new PortBinding(port.Port.BindAddress, port.Port.External.ToString(CultureInfo.InvariantCulture)))
        .ToImmutableSortedDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);

    private static string Key(NamedPort port) => string.Create(CultureInfo.InvariantCulture, $"{port.Exposed}/{(port.Protocol == PortProtocol.Udp ? "udp" : "tcp")}");
}
