using System.Collections.Concurrent;
using Maestro.Engine.Model;

namespace Maestro.Engine.Ships;

/// <summary>The daemons of an environment, each connected with its first request and closed together.</summary>
internal sealed class Fleet(MaestroEnvironment environment, IDockerHostFactory factory) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<IDockerHost>> _hosts = new(StringComparer.Ordinal);

    /// <summary>The daemon of the ship of that name.</summary>
    public IDockerHost this[string ship] => _hosts.GetOrAdd(ship, name => new Lazy<IDockerHost>(() => factory.Open(environment.Ships[name]))).Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts.Values) await host.Value.DisposeAsync();
    }
}
