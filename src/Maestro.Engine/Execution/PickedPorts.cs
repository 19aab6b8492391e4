using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Maestro.Engine.Model;
using Maestro.Engine.Ships;

namespace Maestro.Engine.Execution;

/// <summary>The ports of the ship that daemons have picked for containers, read back from them once they run; and what link variables tell of them.</summary>
internal sealed class PickedPorts(MaestroEnvironment environment, Fleet fleet)
{
    private readonly ConcurrentDictionary<string, ImmutableDictionary<string, int>> _ports = new(StringComparer.Ordinal);

    /// <summary>The port of an instance by its name; null: it is not known.</summary>
    public int? this[string instance, string port] => _ports.TryGetValue(instance, out var ports) && ports.TryGetValue(port, out var number) ? number : null;

    /// <summary>The instance with the ports that its container has now.</summary>
    /// <exception cref="ShipException">Its ship cannot be asked.</exception>
    public async Task<Instance> ReadAsync(Instance instance, string container, CancellationToken cancellationToken)
    {
        if (!instance.HasPickedPorts) return instance;

        // One that is stopped has none: what its checks ask is where it was.
        var published = (await fleet[instance.Ship].InspectContainerAsync(container, cancellationToken))?.Published;
        if (published is { IsEmpty: false }) _ports[instance.Name] = Numbers(instance, published);
        return _ports.TryGetValue(instance.Name, out var numbers) ? instance.At(numbers) : instance;
    }

    /// <summary>The container as it is to be made, its link variables telling of ports that were picked. Those of instances that do not run, its own service's among them, are left out.</summary>
    /// <exception cref="ShipException">A ship cannot be asked.</exception>
    public async Task<ContainerSpecification> FillAsync(Instance instance, CancellationToken cancellationToken)
    {
        if (environment.PickedVariables.IsEmpty) return instance.Container;

        var variables = ImmutableArray.CreateBuilder<string>(instance.Container.Env.Length);
        foreach (var variable in instance.Container.Env)
        {
            if (!environment.PickedVariables.TryGetValue(variable.Split('=')[0], out var picked)) variables.Add(variable);
            else if (await NumberAsync(picked, cancellationToken) is { } number) variables.Add(string.Create(CultureInfo.InvariantCulture, $"{variable.Split('=')[0]}={number}"));
        }

        return instance.Container with { Env = variables.ToImmutable() };
    }

    private async Task<int?> NumberAsync(PickedPort picked, CancellationToken cancellationToken)
    {
        if (this[picked.Instance, picked.Port] is { } known) return known;

        var teller = environment.Instances[picked.Instance];
        await ReadAsync(teller, teller.ContainerName, cancellationToken);
        return this[picked.Instance, picked.Port];
    }

    private static ImmutableDictionary<string, int> Numbers(Instance instance, ImmutableDictionary<string, int> published) => instance.Ports
        .Where(port => port.External.IsAuto)
        .Select(port => (port.Name, Number: published.GetValueOrDefault(string.Create(CultureInfo.InvariantCulture, $"{port.Exposed.First}/{(port.Protocol == PortProtocol.Udp ? "udp" : "tcp")}"))))
        .Where(pair => pair.Number > 0)
        .ToImmutableDictionary(pair => pair.Name, pair => pair.Number, StringComparer.Ordinal);
}
