using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Maestro.Engine.DockerApi;
using Maestro.Engine.Model;
using Maestro.Engine.Ships;
using Maestro.Testing;

namespace Maestro.Scenarios;

/// <summary>
/// A real Docker daemon, the one that DOCKER_HOST names, for one class of tests. Containers get names and a label of this fixture's own and are gone
/// when the class has run. Without a daemon the tests fail and say what to do: a skipped test would pass for a proof.
/// </summary>
public sealed class RealDaemon : IAsyncLifetime
{
    private readonly string _id = Guid.NewGuid().ToString("N")[..8];
    private int _names;

    public RealDaemon()
    {
        Ship = new Ship { Name = "real", Ip = Ip, Address = Address };
        Host = new DockerHostFactory().Open(Ship);
    }

    /// <inheritdoc cref="TestDaemon.Ip"/>
    public static string Ip => TestDaemon.Ip;

    /// <inheritdoc cref="TestDaemon.Address"/>
    public static ShipAddress Address => TestDaemon.Address;

    public Ship Ship { get; }

    public IDockerHost Host { get; }

    /// <summary>The label that all containers of this fixture carry, <c>key=value</c>.</summary>
    public string Label => $"maestro.test={_id}";

    /// <summary>A container name that nobody else uses.</summary>
    public string NewName() => string.Create(CultureInfo.InvariantCulture, $"maestro-test-{_id}-{Interlocked.Increment(ref _names)}");

    /// <summary>A busybox container that will run <paramref name="script"/>.</summary>
    public ContainerSpecification Shell(string script) => new()
    {
        Image = TestImages.Busybox,
        Cmd = ["sh", "-c", script],
        Labels = ImmutableSortedDictionary<string, string>.Empty.Add("maestro.test", _id),
    };

    /// <summary>Creates a container that will run <paramref name="script"/>; its id.</summary>
    public Task<string> CreateAsync(string script) => Host.CreateContainerAsync(NewName(), Shell(script), CancellationToken.None);

    /// <summary>Creates and starts a container that runs <paramref name="script"/>; its id.</summary>
    public async Task<string> StartAsync(string script)
    {
        var id = await CreateAsync(script);
        await Host.StartContainerAsync(id, CancellationToken.None);
        return id;
    }

    /// <summary>Runs <paramref name="script"/> in a container until it has ended; its id and exit code.</summary>
    public async Task<ContainerEnded> RunToEndAsync(string script)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var ends = await Host.WatchEndsAsync(Label, patience.Token);
        var id = await StartAsync(script);
        return await ends.FirstAsync(end => end.ContainerId == id, patience.Token);
    }

    /// <summary>Sends what the port to a ship has no method for.</summary>
    public async Task<byte[]> AskAsync(HttpMethod method, string path, string? body = null)
    {
        using var connection = new DockerConnection(Ship, TimeProvider.System, ConnectFunctions.For(Ship.Address));
        var request = new DockerRequest(method, path, path, TimeSpan.FromSeconds(60)) { Body = body is null ? null : Encoding.UTF8.GetBytes(body) };
        return (await connection.AskAsync(request, CancellationToken.None)).Body;
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        var containers = await Host.ListContainersAsync(CancellationToken.None);
        await Task.WhenAll(containers.Where(container => container.Labels.GetValueOrDefault("maestro.test") == _id).Select(async container =>
        {
            await Host.StopContainerAsync(container.Id, TimeSpan.Zero, CancellationToken.None);
            await Host.RemoveContainerAsync(container.Id, withVolumes: true, CancellationToken.None);
        }));
        await Host.DisposeAsync();
    }
}
