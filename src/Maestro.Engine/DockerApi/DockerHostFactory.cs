using Maestro.Engine.Model;
using Maestro.Engine.Ships;

namespace Maestro.Engine.DockerApi;

/// <summary>Reaches ships through the Docker Engine API.</summary>
/// <param name="clock">The clock that deadlines go by; null takes the system's.</param>
public sealed class DockerHostFactory(TimeProvider? clock = null) : IDockerHostFactory
{
    /// <inheritdoc/>
    public IDockerHost Open(Ship ship)
    {
        ArgumentNullException.ThrowIfNull(ship);
#pragma warning disable CA2000 // The host owns its connection and disposes it.
        var time = clock ?? TimeProvider.System;
        var tunnel = ConnectFunctions.Tunnel(ship, time);
        return new DockerHost(new DockerConnection(ship, time, ConnectFunctions.For(ship.Address, tunnel), tunnel), tunnel);
#pragma warning restore CA2000
    }
}
