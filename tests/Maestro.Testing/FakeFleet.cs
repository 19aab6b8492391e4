using System.Collections.Concurrent;
using Maestro.Engine.Model;
using Maestro.Engine.Ships;

namespace Maestro.Testing;

/// <summary>Daemons in memory, one for each ship asked for.</summary>
public sealed class FakeFleet : IDockerHostFactory
{
    private readonly ConcurrentDictionary<string, FakeDockerHost> _hosts = new(StringComparer.Ordinal);

    /// <summary>The daemon of that ship; the ship's particulars do not matter.</summary>
    public FakeDockerHost this[string ship] => _hosts.GetOrAdd(ship, name => new FakeDockerHost(new Ship { Name = name, Ip = "127.0.0.1", Address = new ShipAddress.Tcp("127.0.0.1", 2375) }));

    /// <summary>Makes every request to the ship fail as if no daemon listened.</summary>
    public void SwitchOff(string ship) =>
        this[ship].Before = (request, _) => throw new ShipException(this[ship].Ship, ShipFault.Unreachable, request, "connection refused");

    /// <inheritdoc/>
    public IDockerHost Open(Ship ship) => this[ship.Name];
}
