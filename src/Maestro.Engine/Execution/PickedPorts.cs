using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Maestro.Engine.Model;
using Maestro.Engine.Planning;
using Maestro.Engine.Ships;

namespace Maestro.Engine.Execution;

/// <summary>The ports of the ship that daemons have picked for containers, read back from them once they run; and what link variables tell of them.</summary>
/// <param name="environment">The environment.</param>
/// <param name="fleet">Its ships.</param>
/// <param name="plan">What is about to be done.</param>
internal sealed class PickedPorts(MaestroEnvironment environment, Fleet fleet, Plan plan)
{
    private readonly ImmutableHashSet<string> _busy = [.. plan.Steps.OfType<Step.OfInstance>().Select(step => step.Instance.Name)];
    private readonly ConcurrentDictionary<string, Lazy<Task>> _asked = new(StringComparer.Ordinal);
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

    /// <summary>
    /// The container as it is to be made, its link variables telling of ports that were picked. Those of instances that do not run, of a ship that does not answer, and of its own service,
    /// are left out.
    /// </summary>
    public async Task<ContainerSpecification> FillAsync(Instance instance, CancellationToken cancellationToken)
    {
        if (environment.PickedVariables.IsEmpty) return instance.Container;

        var variables = ImmutableArray.CreateBuilder<string>(instance.Container.Env.Length);
        foreach (var variable in instance.Container.Env)
        {
            if (Heard(variable) is not { } picked) variables.Add(variable);
            else if (picked.Service != instance.Service && await NumberAsync(picked, cancellationToken) is { } number) variables.Add(string.Create(CultureInfo.InvariantCulture, $"{variable.Split('=')[0]}={number}"));
        }

        return instance.Container with { Env = variables.ToImmutable() };
    }

    /// <summary>What a container was told of ports that are others now: <c>DB_DB_1_SQL_PORT=32768</c>, with the port of now.</summary>
    public async Task<ImmutableArray<(string Told, int Now)>> StaleAsync(ObservedContainer container, CancellationToken cancellationToken)
    {
        var stale = ImmutableArray.CreateBuilder<(string, int)>();
        foreach (var told in container.Labels.GetValueOrDefault(Labels.PickedPorts, "").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (told.Split('=') is not [var name, var port] || !environment.PickedVariables.TryGetValue(name, out var picked)) continue;
            if (await NumberAsync(picked, cancellationToken) is { } now && now.ToString(CultureInfo.InvariantCulture) != port) stale.Add((told, now));
        }

        return stale.DrainToImmutable();
    }

    // Where it is not the file's own variable of that name.
    private PickedPort? Heard(string variable) =>
        variable.Split('=') is [var name, PortRange.AutoWord] && environment.PickedVariables.TryGetValue(name, out var picked) ? picked : null;

    // One that this play brings up tells its port when it is up; of another its ship is asked, once.
    private async Task<int?> NumberAsync(PickedPort picked, CancellationToken cancellationToken)
    {
        if (this[picked.Instance, picked.Port] is null && !_busy.Contains(picked.Instance))
            await _asked.GetOrAdd(picked.Instance, name => new Lazy<Task>(() => AskAsync(environment.Instances[name], cancellationToken))).Value;
        return this[picked.Instance, picked.Port];
    }

    private async Task AskAsync(Instance teller, CancellationToken cancellationToken)
    {
        try
        {
            await ReadAsync(teller, teller.ContainerName, cancellationToken);
        }
        catch (ShipException)
        {
            // Its ship is no matter of who hears of it: the variable is left out, and a fault of what needs that ship is told with it.
        }
    }

    private static ImmutableDictionary<string, int> Numbers(Instance instance, ImmutableDictionary<string, int> published) => instance.Ports
        .Where(port => port.External.IsAuto)
        .Select(port => (port.Name, Number: published.GetValueOrDefault(string.Create(CultureInfo.InvariantCulture, $"{port.Exposed.First}/{(port.Protocol == PortProtocol.Udp ? "udp" : "tcp")}"))))
        .Where(pair => pair.Number > 0)
        .ToImmutableDictionary(pair => pair.Name, pair => pair.Number, StringComparer.Ordinal);
}
