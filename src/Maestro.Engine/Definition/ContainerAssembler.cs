using System.Collections.Immutable;
using System.Globalization;
using Maestro.Engine.Model;

namespace Maestro.Engine.Definition;

/// <summary>Makes the specification of an instance's container.</summary>
internal static class ContainerAssembler
{
    /// <summary>Its variables except link variables, <c>NAME=value</c>, in the order of environment.md, where later wins.</summary>
    /// <param name="environment">Name of the environment.</param>
    /// <param name="service">Its service.</param>
    /// <param name="instance">The instance.</param>
    /// <param name="ship">Its ship.</param>
    /// <param name="isLinked">Whether a link variable of that name comes after these, and wins.</param>
    public static List<string> OwnVariables(string environment, ServiceDraft service, InstanceDraft instance, Ship ship, Func<string, bool> isLinked)
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
        return [.. variables.Where(pair => !isLinked(pair.Key)).Select(pair => pair.Value is null ? pair.Key : $"{pair.Key}={pair.Value}")];
    }

    public static ContainerSpecification Assemble(ServiceDraft service, InstanceDraft instance, ImmutableArray<string> variables) => new()
    {
        Hostname = instance.Name,
        Image = Image(service, instance),
        Cmd = instance.Command,
        Env = variables,
        ExposedPorts = instance.Ports.IsEmpty ? null : Exposed(instance).ToImmutable(),
        StopTimeout = (int)Math.Ceiling(instance.StopTimeout.TotalSeconds),
        HostConfig = instance.Ports.IsEmpty && instance.Binds.IsEmpty ? null : new HostConfiguration
        {
            Binds = instance.Binds.IsEmpty ? null : instance.Binds,
            PortBindings = instance.Ports.IsEmpty ? null : Bindings(instance),
        },
    };

    private static string Image(ServiceDraft service, InstanceDraft instance) => instance.Image ?? service.Image!;

    private static ImmutableSortedDictionary<string, EmptyObject>.Builder Exposed(InstanceDraft instance)
    {
        var exposed = ImmutableSortedDictionary.CreateBuilder<string, EmptyObject>(StringComparer.Ordinal);
        foreach (var port in instance.Ports) exposed[Key(port.Port)] = EmptyObject.Value;
        return exposed;
    }

    private static ImmutableSortedDictionary<string, ImmutableArray<PortBinding>> Bindings(InstanceDraft instance) => instance.Ports
        .GroupBy(port => Key(port.Port), port => new PortBinding(port.Port.BindAddress, port.Port.External.ToString(CultureInfo.InvariantCulture)))
        .ToImmutableSortedDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);

    private static string Key(NamedPort port) => string.Create(CultureInfo.InvariantCulture, $"{port.Exposed}/{(port.Protocol == PortProtocol.Udp ? "udp" : "tcp")}");
}
