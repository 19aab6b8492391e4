using Maestro.Engine.DockerApi;
using Maestro.Engine.Ships;
using Maestro.Testing;

namespace Maestro.Engine.Tests.DockerApi;

/// <summary>A fake daemon, a clock set by hand, and a host that speaks to the one by the other.</summary>
public abstract class DaemonHost : IAsyncLifetime
{
    protected DaemonHost() => Host = new DockerHostFactory(Clock).Open(Daemon.Ship);

    protected FakeDaemon Daemon { get; } = new();

    protected ManualClock Clock { get; } = new();

    protected IDockerHost Host { get; }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        await Daemon.DisposeAsync();
    }

    protected static async Task<ShipException> FaultOf(Func<Task> work) => await Should.ThrowAsync<ShipException>(work);
}
