using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;

namespace Maestro.Engine.Definition;

/// <summary>
/// Makes an environment stand beside others of the same file on the same ships: its containers, named volumes and networks are called <c>NAME-ID</c>, and its ports are published
/// where the daemon finds room. Names of instances stay, and with them link variables, endpoints, and names by which containers know each other in networks. Paths of the ship are
/// shared: they are what the file says they are.
/// </summary>
internal static class Isolation
{
    private const string OfContainer = "container:";

    /// <summary>Changes <paramref name="draft"/>, in which nothing is wrong.</summary>
    /// <param name="reading">The file.</param>
    /// <param name="draft">The draft.</param>
    /// <param name="id">The isolation's.</param>
    public static void Apply(Reading reading, EnvironmentDraft draft, string id)
    {
        var names = draft.Services.SelectMany(service => service.Instances).Select(instance => instance.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var instances in draft.Services.Select(service => service.Instances))
        {
            for (var i = 0; i < instances.Count; i++) instances[i] = Of(reading, instances[i], id, names);
        }
    }

    private static InstanceDraft Of(Reading reading, InstanceDraft instance, string id, HashSet<string> names)
    {
        var net = instance.Container.HostConfig?.NetworkMode;
        var isOfHost = net == "host";
        if (isOfHost && !instance.Ports.IsEmpty) reading.Faults.Add(Catalogue.NotIsolated(reading.At(instance.Key), instance.Name));
        return instance with
        {
            ContainerName = Named(instance.Name),
            Ports = isOfHost ? instance.Ports : [.. instance.Ports.Select(port => port with { Port = port.Port with { External = PortRange.Auto } })],
            Volumes = instance.Volumes with
            {
                Mounts = [.. instance.Volumes.Mounts.Select(mount => mount.IsNamedVolume ? mount with { Source = Named(mount.Source) } : mount)],
                From = [.. instance.Volumes.From.Select(other => other with { Name = Named(other.Name) })],
            },
            Links = [.. instance.Links.Select(link => link with { Target = link.Target with { Name = Named(link.Target.Name) } })],
            Container = net is null ? instance.Container : InNetwork(instance, net),
        };

        string Named(string name) => $"{name}-{id}";

        ContainerSpecification InNetwork(InstanceDraft instance, string net)
        {
            var container = instance.Container;
            if (net.StartsWith(OfContainer, StringComparison.Ordinal)) return names.Contains(net[OfContainer.Length..]) ? Mode(Named(net)) : container;
            if (!HostConfiguration.IsNetworkName(net)) return container;

            // Containers find each other by their names there, which are others now.
            var aliases = new NetworkingConfiguration.Endpoint([instance.Name]);
            return Mode(Named(net)) with { NetworkingConfig = new NetworkingConfiguration(ImmutableSortedDictionary<string, NetworkingConfiguration.Endpoint>.Empty.Add(Named(net), aliases)) };

            ContainerSpecification Mode(string mode) => container with { HostConfig = container.HostConfig! with { NetworkMode = mode } };
        }
    }
}
