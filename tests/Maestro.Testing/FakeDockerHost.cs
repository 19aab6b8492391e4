using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Threading.Channels;
using Maestro.Engine.Model;
using Maestro.Engine.Ships;

namespace Maestro.Testing;

/// <summary>A ship's daemon in memory: keeps containers as a daemon does, writes down every request, and lets a test hold or fail each.</summary>
public sealed class FakeDockerHost(Ship ship) : IDockerHost
{
    private readonly ConcurrentDictionary<string, ObservedContainer> _containers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _images = new(StringComparer.Ordinal);
    private readonly Channel<ContainerEnded> _ends = Channel.CreateUnbounded<ContainerEnded>();
    private readonly ConcurrentDictionary<string, long> _exitCodes = new(StringComparer.Ordinal);
    private int _ids;

    /// <inheritdoc/>
    public Ship Ship { get; } = ship;

    /// <inheritdoc/>
    public TimeSpan EndIsToldWithin => TimeSpan.FromMilliseconds(75);

    /// <summary>Called before each request with its words (<c>start web-1</c>): may wait, or throw what the request shall throw.</summary>
    public Func<string, CancellationToken, Task> Before { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>All requests so far, in order: <c>list</c>, <c>create web-1</c>.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Images that the ship lacks.</summary>
    public HashSet<string> MissingImages { get; } = new(StringComparer.Ordinal);

    /// <summary>What pulls bring: reference to the id that the image will have.</summary>
    public ConcurrentDictionary<string, string> Registry { get; } = new(StringComparer.Ordinal);

    /// <summary>What came with each pull, in order.</summary>
    public ConcurrentQueue<RegistryLogin?> Logins { get; } = new();

    /// <summary>What a look into a container shows, by its name.</summary>
    public ConcurrentDictionary<string, ContainerConfiguration> Configurations { get; } = new(StringComparer.Ordinal);

    /// <summary>What the containers have printed.</summary>
    public ImmutableArray<string> Output { get; set; } = [];

    /// <summary>What the log of a container shows when it is asked for.</summary>
    public Func<string, LogRange, Task<IAsyncEnumerable<LogLine>?>> Log { get; set; } = (_, _) => Task.FromResult<IAsyncEnumerable<LogLine>?>(null);

    /// <summary>How programs end that are run inside containers.</summary>
    public Func<ImmutableArray<string>, ExecEnded> Exec { get; set; } = _ => new ExecEnded(0, []);

    /// <summary>What the HEALTHCHECK of the containers says.</summary>
    public ContainerHealth? Health { get; set; }

    /// <summary>When the containers were started, and ended, last.</summary>
    public (DateTimeOffset? Started, DateTimeOffset? Finished) Times { get; set; }

    /// <summary>Starts that are told to who watches for them.</summary>
    public Channel<DateTimeOffset> Starts { get; } = Channel.CreateUnbounded<DateTimeOffset>();

    /// <summary>Its containers by name.</summary>
    public IReadOnlyDictionary<string, ObservedContainer> Containers => _containers;

    /// <summary>Puts a container there that nobody asked for.</summary>
    public void Add(string name, ContainerState state, params (string Key, string Value)[] labels) =>
        _containers[name] = New(name, "any:1", labels.ToImmutableDictionary(pair => pair.Key, pair => pair.Value)) with { State = state, Status = state.ToString() };

    /// <summary>Ends a running container.</summary>
    public void End(string name, long exitCode)
    {
        _exitCodes[name] = exitCode;
        _containers[name] = _containers[name] with { State = ContainerState.Exited, Status = $"Exited ({exitCode}) 1 second ago" };
        _ends.Writer.TryWrite(new ContainerEnded(_containers[name].Id, exitCode));
    }

    /// <summary>Ends a running container that its restart policy will start again.</summary>
    public void Crash(string name, long exitCode)
    {
        _exitCodes[name] = exitCode;
        _containers[name] = _containers[name] with { State = ContainerState.Restarting, Status = $"Restarting ({exitCode}) 1 second ago" };
    }

    /// <summary>A refusal by the daemon.</summary>
    public ShipException Refusal(string request, int status, string reason) => new(Ship, ShipFault.Refused, request, reason) { Status = status };

    /// <inheritdoc/>
    public async Task<ImmutableArray<ObservedContainer>> ListContainersAsync(CancellationToken cancellationToken)
    {
        await Asked("list", cancellationToken);
        return [.. _containers.Values];
    }

    /// <summary>Its networks and volumes.</summary>
    public ConcurrentDictionary<(ResourceKind Kind, string Name), ShipResource> Resources { get; } = new();

    /// <inheritdoc/>
    public async Task<ImmutableArray<ShipResource>> ListResourcesAsync(string label, CancellationToken cancellationToken)
    {
        await Asked($"resources {label}", cancellationToken);
        return
        [
            .. _containers.Values.Select(container => new ShipResource(ResourceKind.Container, container.Id, container.Name, container.Labels)).Concat(Resources.Values)
                .Where(resource => label.Split('=') is [var key, .. var value] && resource.Labels.TryGetValue(key, out var found) && (value.Length == 0 || value[0] == found)),
        ];
    }

    /// <inheritdoc/>
    public async Task EnsureResourceAsync(ResourceKind kind, string name, ImmutableDictionary<string, string> labels, CancellationToken cancellationToken)
    {
        await Asked($"make {kind.ToString().ToLowerInvariant()} {name}", cancellationToken);
        Resources.TryAdd((kind, name), new ShipResource(kind, name, name, labels));
    }

    /// <inheritdoc/>
    public async Task RemoveResourceAsync(ShipResource resource, bool withVolumes, CancellationToken cancellationToken)
    {
        await Asked($"remove {resource}", cancellationToken);
        if (resource.Kind == ResourceKind.Container) _containers.TryRemove(resource.Name, out _);
        else Resources.TryRemove((resource.Kind, resource.Name), out _);
    }

    /// <summary>What a look into a container says where it is not what the list says.</summary>
    public ConcurrentDictionary<string, ContainerState> Snapshots { get; } = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public async Task<ContainerSnapshot?> InspectContainerAsync(string idOrName, CancellationToken cancellationToken)
    {
        await Asked($"inspect {idOrName}", cancellationToken);
        var container = _containers.Values.FirstOrDefault(container => container.Id == idOrName || container.Name == idOrName);
        return container is null ? null : new ContainerSnapshot(container.Id, Snapshots.GetValueOrDefault(container.Name, container.State), _exitCodes.GetValueOrDefault(container.Name)) { Health = Health, StartedAt = Times.Started, FinishedAt = Times.Finished };
    }

    /// <inheritdoc/>
    public async Task<ContainerConfiguration?> InspectConfigurationAsync(string id, CancellationToken cancellationToken)
    {
        await Asked($"inspect {NameOf(id)}", cancellationToken);
        return Configurations.GetValueOrDefault(NameOf(id));
    }

    /// <summary>What the daemon says of a container, by its name.</summary>
    public ConcurrentDictionary<string, string> Json { get; } = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>?> InspectJsonAsync(string id, CancellationToken cancellationToken)
    {
        await Asked($"inspect {NameOf(id)}", cancellationToken);
        return Json.TryGetValue(NameOf(id), out var json) ? System.Text.Encoding.UTF8.GetBytes(json) : null;
    }

    /// <summary>What the daemon says of itself.</summary>
    public EngineFacts Facts { get; set; } = new("20.10.24", "1.12", "1.41", "1.41", "linux/amd64", null, "/var/lib/docker", 1, [], []);

    /// <inheritdoc/>
    public async Task<EngineFacts> ExamineAsync(CancellationToken cancellationToken)
    {
        await Asked("examine", cancellationToken);
        return Facts;
    }

    /// <inheritdoc/>
    public Task TryDiskAsync(CancellationToken cancellationToken) => Asked("try disk", cancellationToken);

    /// <inheritdoc/>
    public async Task<ShipImage?> FindImageAsync(string image, CancellationToken cancellationToken)
    {
        await Asked($"image {image}", cancellationToken);
        return MissingImages.Contains(image) ? null : new ShipImage(IdOf(image), [], ImmutableDictionary<string, string>.Empty);
    }

    /// <inheritdoc/>
    public async Task PullImageAsync(string image, RegistryLogin? login, IProgress<PullProgress>? progress, CancellationToken cancellationToken)
    {
        Logins.Enqueue(login);
        await Asked($"pull {image}", cancellationToken);
        MissingImages.Remove(image);
        if (Registry.TryGetValue(image, out var id)) _images[image] = id;
    }

    /// <inheritdoc/>
    public Task LoginAsync(RegistryLogin login, CancellationToken cancellationToken) => Asked($"login {login.Host}", cancellationToken);

    /// <inheritdoc/>
    public async Task<string> CreateContainerAsync(string name, ContainerSpecification specification, CancellationToken cancellationToken)
    {
        await Asked($"create {name}", cancellationToken);
        var labels = specification.Labels?.ToImmutableDictionary() ?? ImmutableDictionary<string, string>.Empty;
        var container = New(name, specification.Image, labels);
        return _containers.TryAdd(name, container) ? container.Id : throw Refusal($"create {name}", 409, "the name is in use");
    }

    /// <inheritdoc/>
    public Task StartContainerAsync(string id, CancellationToken cancellationToken) => MoveAsync("start", id, ContainerState.Running, "Up Less than a second", cancellationToken);

    /// <inheritdoc/>
    public Task UnpauseContainerAsync(string id, CancellationToken cancellationToken) => MoveAsync("unpause", id, ContainerState.Running, "Up Less than a second", cancellationToken);

    /// <inheritdoc/>
    public async Task StopContainerAsync(string id, TimeSpan grace, CancellationToken cancellationToken)
    {
        await MoveAsync("stop", id, ContainerState.Exited, "Exited (0) Less than a second ago", cancellationToken);
        _ends.Writer.TryWrite(new ContainerEnded(id, 0));
    }

    /// <inheritdoc/>
    public async Task KillContainerAsync(string id, CancellationToken cancellationToken)
    {
        await MoveAsync("kill", id, ContainerState.Exited, "Exited (137) Less than a second ago", cancellationToken);
        _ends.Writer.TryWrite(new ContainerEnded(id, 137));
    }

    /// <inheritdoc/>
    public async Task RemoveContainerAsync(string id, bool withVolumes, CancellationToken cancellationToken)
    {
        var name = NameOf(id);
        await Asked($"remove {name}", cancellationToken);
        _containers.TryRemove(name, out _);
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<string>> TailLogAsync(string id, int lines, CancellationToken cancellationToken)
    {
        await Asked($"log {NameOf(id)}", cancellationToken);
        return Output;
    }

    /// <inheritdoc/>
    public async Task<ExecEnded> ExecAsync(string id, ImmutableArray<string> command, int lines, CancellationToken cancellationToken)
    {
        await Asked($"exec {NameOf(id)} {string.Join(' ', command)}", cancellationToken);
        return Exec(command);
    }

    /// <inheritdoc/>
    public async Task<IAsyncEnumerable<LogLine>?> ReadLogAsync(string idOrName, LogRange range, CancellationToken cancellationToken)
    {
        await Asked($"read {idOrName}", cancellationToken);
        return await Log(idOrName, range);
    }

    /// <inheritdoc/>
    public async Task<IAsyncEnumerable<DateTimeOffset>> WatchStartsAsync(string name, CancellationToken cancellationToken)
    {
        await Asked($"watch {name}", cancellationToken);
        return Starts.Reader.ReadAllAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IAsyncEnumerable<ContainerEnded>> WatchEndsAsync(string label, CancellationToken cancellationToken)
    {
        await Asked("watch", cancellationToken);
        return _ends.Reader.ReadAllAsync(CancellationToken.None);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private string IdOf(string image) => _images.GetValueOrDefault(image, $"sha256:{image}");

    private ObservedContainer New(string name, string image, ImmutableDictionary<string, string> labels) => new()
    {
        Id = $"{Interlocked.Increment(ref _ids):x12}{Ship.Name}{name}",
        Name = name,
        Image = image,
        ImageId = IdOf(image),
        State = ContainerState.Created,
        Status = "Created",
        Labels = labels,
    };

    private async Task MoveAsync(string request, string id, ContainerState state, string status, CancellationToken cancellationToken)
    {
        var name = NameOf(id);
        await Asked($"{request} {name}", cancellationToken);
        _containers[name] = _containers[name] with { State = state, Status = status };
    }

    private string NameOf(string id) => _containers.Values.First(container => container.Id == id).Name;

    private async Task Asked(string request, CancellationToken cancellationToken)
    {
        Requests.Enqueue(request);
        await Before(request, cancellationToken);
    }
}
