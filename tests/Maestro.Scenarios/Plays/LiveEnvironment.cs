using System.Collections.Immutable;
using Maestro.Engine;
using Maestro.Engine.DockerApi;
using Maestro.Engine.Events;
using Maestro.Engine.Model;
using Maestro.Engine.Ships;
using Maestro.Testing;

namespace Maestro.Scenarios.Plays;

/// <summary>
/// An environment file of a test's own on the real daemon, its names and ports nobody else's. In its text <c>NAME</c> stands for the environment's
/// name and the prefix of every container, <c>IMAGE</c> for the test image, <c>SHIP</c> for the daemon's ship, <c>FOLDER</c> for the file's folder,
/// <c>PORT1</c> … for free ports.
/// </summary>
internal sealed class LiveEnvironment : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("maestro-test-").FullName;
    private readonly IDockerHost _host = new DockerHostFactory().Open(new Ship { Name = "real", Ip = RealDaemon.Ip, Address = RealDaemon.Address });
    private readonly ImmutableArray<int> _ports = FreePorts.Take(4);

    public LiveEnvironment(string services, string moreShips = "")
    {
        var address = RealDaemon.Address switch
        {
            ShipAddress.UnixSocket unix => $"socket_path: {unix.Path}",
            ShipAddress.Tcp tcp => $"endpoint: {tcp.Host}, docker_port: {tcp.Port}",
            _ => throw new InvalidOperationException("no such address"),
        };
        Write($"__maestro: {{schema: 2}}\nname: NAME\nships:\n  SHIP: {{ip: {RealDaemon.Ip}, {address}}}\n{moreShips}services:\n{services}");
    }

    /// <summary>The environment's name.</summary>
    public string Name { get; } = $"mt{Guid.NewGuid():N}"[..10];

    /// <summary>The docker configuration that plays see is in this folder and at first is none, so that the one of the machine changes nothing.</summary>
    public string DockerConfig => _folder;

    public string File => Path.Combine(_folder, "maestro.yaml");

    /// <summary>The folder of that file, <c>FOLDER</c> in its text.</summary>
    public string Folder => _folder;

    /// <summary>Where its builds agree on who uses it.</summary>
    public string State => Path.Combine(_folder, "state");

    public EventLog Log { get; } = new();

    /// <summary>The first of the free ports.</summary>
    public int Port(int number) => _ports[number - 1];

    /// <summary>Replaces the file's text.</summary>
    public void Write(string text)
    {
        for (var i = 0; i < _ports.Length; i++) text = text.Replace($"PORT{i + 1}", $"{_ports[i]}", StringComparison.Ordinal);
        System.IO.File.WriteAllText(File, text.Replace("NAME-", $"{Name}-", StringComparison.Ordinal).Replace("name: NAME", $"name: {Name}", StringComparison.Ordinal).Replace("IMAGE", TestImages.Busybox, StringComparison.Ordinal).Replace("SHIP", "local", StringComparison.Ordinal).Replace("FOLDER", _folder, StringComparison.Ordinal));
    }

    public Task<PlayResult> PlayAsync(Play play, PlayRequest? request = null, CancellationToken cancellationToken = default) =>
        Conductor().PlayAsync(play, (request ?? new PlayRequest { All = true }) with { File = File }, Log, cancellationToken);

    public Task<LogsResult> LogsAsync(PlayRequest request, ILogSink sink, CancellationToken cancellationToken = default) =>
        Conductor().LogsAsync(request with { File = File }, sink, cancellationToken);

    public Task<EnvironmentRun> RunAsync(PlayRequest? request = null, CancellationToken cancellationToken = default) =>
        EnvironmentRun.StartAsync(Conductor(), (request ?? new PlayRequest()) with { File = File }, Log, cancellationToken);

    /// <summary>What the daemon itself says of containers with our prefix, <c>web-1 running</c>, sorted; the prefix left out.</summary>
    public async Task<ImmutableArray<string>> ContainersAsync()
    {
        var listed = (await _host.ListContainersAsync(CancellationToken.None)).Where(container => container.Name.StartsWith(Name, StringComparison.Ordinal));

        // Engines 26 and on list a container as running for a moment after they have said that it is stopped; of one that is looked into they know it at once.
        var seen = await Task.WhenAll(listed.Select(async container => (container.Name, (await _host.InspectContainerAsync(container.Id, CancellationToken.None))?.State)));
        return [.. seen.Where(container => container.State is not null).Select(container => $"{container.Name[(Name.Length + 1)..]} {container.State.ToString()!.ToLowerInvariant()}").Order(StringComparer.Ordinal)];
    }

    /// <summary>Networks and volumes of an isolated environment, <c>network backend-one</c>, sorted; the prefix left out.</summary>
    public async Task<ImmutableArray<string>> NetworksAndVolumesAsync() =>
    [
        .. (await _host.ListResourcesAsync($"{Labels.Environment}={Name}", CancellationToken.None)).Where(resource => resource.Kind != ResourceKind.Container)
            .Select(resource => resource.ToString().Replace($"{Name}-", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
    ];

    /// <summary>Ids of our containers, to see whether they are the same ones still.</summary>
    public async Task<ImmutableArray<string>> IdsAsync() =>
        [.. (await _host.ListContainersAsync(CancellationToken.None)).Where(container => container.Name.StartsWith(Name, StringComparison.Ordinal)).Select(container => container.Id).Order(StringComparer.Ordinal)];

    /// <summary>Makes and starts a container of that name without any label, as another tool would.</summary>
    public async Task<string> AddForeignAsync(string name)
    {
        var id = await _host.CreateContainerAsync($"{Name}-{name}", new ContainerSpecification { Image = TestImages.Busybox, Cmd = ["sleep", "1000"] }, CancellationToken.None);
        await _host.StartContainerAsync(id, CancellationToken.None);
        return id;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var container in await _host.ListContainersAsync(CancellationToken.None))
        {
            if (!container.Name.StartsWith(Name, StringComparison.Ordinal)) continue;

            await _host.StopContainerAsync(container.Id, TimeSpan.Zero, CancellationToken.None);
            await _host.RemoveContainerAsync(container.Id, withVolumes: true, CancellationToken.None);
        }

        foreach (var resource in await _host.ListResourcesAsync($"{Labels.Environment}={Name}", CancellationToken.None)) await _host.RemoveResourceAsync(resource, withVolumes: true, CancellationToken.None);
        await _host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private Conductor Conductor()
    {
        var services = new ConductorServices();
        return new Conductor(services with { Variables = services.Variables.SetItem("DOCKER_CONFIG", _folder).SetItem("MAESTRO_STATE", State).SetItem("PATH", $"{_folder}{Path.PathSeparator}{services.Variables.GetValueOrDefault("PATH")}") });
    }
}
