using System.Collections.Immutable;
using Maestro.Engine.Model;

namespace Maestro.Testing;

/// <summary>Environments for tests of what comes after the file: <c>new EnvironmentBuilder().Service("zk", ["zk-1"]).Service("kafka", ["kafka-1"], requires: ["zk"]).Build()</c>.</summary>
public sealed class EnvironmentBuilder
{
    private readonly ImmutableSortedDictionary<string, Ship>.Builder _ships = ImmutableSortedDictionary.CreateBuilder<string, Ship>(StringComparer.Ordinal);
    private readonly ImmutableSortedDictionary<string, Service>.Builder _services = ImmutableSortedDictionary.CreateBuilder<string, Service>(StringComparer.Ordinal);
    private readonly ImmutableSortedDictionary<string, Instance>.Builder _instances = ImmutableSortedDictionary.CreateBuilder<string, Instance>(StringComparer.Ordinal);

    /// <summary>Adds a service; its instances are on <paramref name="ship"/>.</summary>
    public EnvironmentBuilder Service(string name, string[] instances, string[]? requires = null, string ship = "local", string ip = "127.0.0.1", bool omit = false, Func<Instance, Instance>? with = null)
    {
        _ships[ship] = new Ship { Name = ship, Ip = ip, Address = new ShipAddress.Tcp("127.0.0.1", 2375) };
        _services[name] = new Service
        {
            Name = name,
            Image = $"{name}:1",
            Omit = omit,
            Requires = [.. (requires ?? []).Order(StringComparer.Ordinal)],
            Instances = [.. instances.Order(StringComparer.Ordinal)],
        };
        foreach (var instance in instances)
        {
            var plain = new Instance { Name = instance, Service = name, Ship = ship, Container = new ContainerSpecification { Image = $"{name}:1" } };
            _instances[instance] = with is null ? plain : with(plain);
        }

        return this;
    }

    /// <summary>The environment.</summary>
    public MaestroEnvironment Build(string name = "test") => new()
    {
        Name = name,
        File = "maestro.yaml",
        Ships = _ships.ToImmutable(),
        Services = _services.ToImmutable(),
        Instances = _instances.ToImmutable(),
    };
}
