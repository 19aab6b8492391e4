using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Maestro.Engine.DockerApi.Contracts;
using Maestro.Engine.Model;
using Maestro.Engine.Ships;
using Maestro.Engine.Ships.Ssh;

namespace Maestro.Engine.DockerApi;

/// <summary>A ship's daemon, spoken to through the Docker Engine API.</summary>
internal sealed class DockerHost(DockerConnection connection, SshTunnelling? tunnel) : IDockerHost
{
    public Ship Ship => connection.Ship;

    public TimeSpan EndIsToldWithin => connection.EndIsToldWithin;

    public async Task<ImmutableArray<ObservedContainer>> ListContainersAsync(CancellationToken cancellationToken)
    {
        var request = Get("containers/json?all=1", "list containers", connection.Deadlines.Short);
        var answer = await connection.AskAsync(request, cancellationToken);
        return [.. connection.Parse(request, answer.Body, DockerJson.Default.ListedContainerArray).Select(ContainerReading.Observed)];
    }

    public Task<ImmutableArray<ShipResource>> ListResourcesAsync(string label, CancellationToken cancellationToken) => ShipResources.ListAsync(connection, label, cancellationToken);

    public Task EnsureResourceAsync(ResourceKind kind, string name, ImmutableDictionary<string, string> labels, CancellationToken cancellationToken) =>
        ShipResources.EnsureAsync(connection, kind, name, labels, cancellationToken);

    public async Task RemoveResourceAsync(ShipResource resource, bool withVolumes, CancellationToken cancellationToken)
    {
        if (resource.Kind == ResourceKind.Container) await RemoveContainerAsync($"containers/{Segment(resource.Id)}?v={(withVolumes ? 1 : 0)}&force=1", resource.Id, cancellationToken);
        else await ShipResources.RemoveAsync(connection, resource, cancellationToken);
    }

    public async Task<ContainerSnapshot?> InspectContainerAsync(string idOrName, CancellationToken cancellationToken)
    {
        var request = Get($"containers/{Segment(idOrName)}/json", $"inspect {Short(idOrName)}", connection.Deadlines.Look) with { Accepts = [HttpStatusCode.NotFound] };
        var answer = await connection.AskAsync(request, cancellationToken);
        if (answer.Status == HttpStatusCode.NotFound) return null;
        var container = connection.Parse(request, answer.Body, DockerJson.Default.InspectedContainer);
        return ContainerReading.Snapshot(container);
    }

    public async Task<ContainerConfiguration?> InspectConfigurationAsync(string id, CancellationToken cancellationToken)
    {
        var request = Get($"containers/{Segment(id)}/json", $"inspect {Short(id)}", connection.Deadlines.Look) with { Accepts = [HttpStatusCode.NotFound] };
        var answer = await connection.AskAsync(request, cancellationToken);
        return answer.Status == HttpStatusCode.NotFound ? null : ConfigurationReading.Of(connection.Parse(request, answer.Body, DockerJson.Default.InspectedConfiguration));
    }

    public async Task<ReadOnlyMemory<byte>?> InspectJsonAsync(string id, CancellationToken cancellationToken)
    {
        var request = Get($"containers/{Segment(id)}/json", $"inspect {Short(id)}", connection.Deadlines.Look) with { Accepts = [HttpStatusCode.NotFound] };
        var answer = await connection.AskAsync(request, cancellationToken);
        return answer.Status == HttpStatusCode.NotFound ? null : answer.Body;
    }

    public async Task<EngineFacts> ExamineAsync(CancellationToken cancellationToken)
    {
        var version = ReadAsync(Get("version", "ask for the version", connection.Deadlines.Short), DockerJson.Default.EngineVersion, cancellationToken);
        var networks = ReadAsync(Get("networks", "list networks", connection.Deadlines.Short), DockerJson.Default.ListedNetworkArray, cancellationToken);
        var info = ReadAsync(Get("info", "ask for the state of the engine", connection.Deadlines.Short), DockerJson.Default.EngineInfo, cancellationToken);
        await Task.WhenAll(version, networks, info);
        return EngineReading.Facts(await version, await info, await networks, await connection.NegotiatedAsync(cancellationToken));
    }

    public async Task TryDiskAsync(CancellationToken cancellationToken)
    {
        // Always the same one, so that one that was left behind, by a process that was killed, goes with the next.
        const string Volume = "maestro-doctor";
        var body = System.Text.Encoding.UTF8.GetBytes($$"""{"Name":"{{Volume}}"}""");
        await connection.AskAsync(new DockerRequest(HttpMethod.Post, "volumes/create", "make a volume", connection.Deadlines.Short) { Body = body, IsIdempotent = true }, cancellationToken);
        await connection.AskAsync(new DockerRequest(HttpMethod.Delete, $"volumes/{Volume}", "remove a volume", connection.Deadlines.Short) { Accepts = [HttpStatusCode.NotFound, HttpStatusCode.Conflict], IsIdempotent = true }, cancellationToken);
    }

    public async Task<ShipImage?> FindImageAsync(string image, CancellationToken cancellationToken)
    {
        var request = Get($"images/{ImagePath(image)}/json", $"look for image {image}", connection.Deadlines.Short) with { Accepts = [HttpStatusCode.NotFound] };
        var answer = await connection.AskAsync(request, cancellationToken);
        if (answer.Status == HttpStatusCode.NotFound) return null;
        var found = connection.Parse(request, answer.Body, DockerJson.Default.InspectedImage);
        return new ShipImage(found.Id, [.. found.Config?.Env ?? []], found.Config?.Labels?.ToImmutableDictionary() ?? ImmutableDictionary<string, string>.Empty);
    }

    public Task PullImageAsync(string image, RegistryLogin? login, IProgress<PullProgress>? progress, CancellationToken cancellationToken) =>
        ImagePull.RunAsync(connection, image, login, progress, cancellationToken);

    public async Task LoginAsync(RegistryLogin login, CancellationToken cancellationToken)
    {
        // The registry is another machine's, and may be slow.
        var request = new DockerRequest(HttpMethod.Post, "auth", $"login to {login.Host}", connection.Deadlines.Look) { Body = RegistryAuthText.Json(login), AsksRegistry = true };
        await connection.AskAsync(request, cancellationToken);
    }

    public async Task<string> CreateContainerAsync(string name, ContainerSpecification specification, CancellationToken cancellationToken)
    {
        var platform = specification.Platform is null ? "" : $"&platform={Uri.EscapeDataString(specification.Platform)}";
        var request = Work(HttpMethod.Post, $"containers/create?name={Uri.EscapeDataString(name)}{platform}", $"create {name}") with
        {
            Body = JsonSerializer.SerializeToUtf8Bytes(specification, ContainerJson.Default.ContainerSpecification),
        };
        return await new ContainerCreation(this, name, specification, connection.Deadlines.Outage, connection.Clock).RunAsync(CreateAsync, cancellationToken);

        async Task<string> CreateAsync()
        {
            var answer = await connection.AskAsync(request, cancellationToken);
            return connection.Parse(request, answer.Body, DockerJson.Default.CreatedContainer).Id;
        }
    }

    public async Task StartContainerAsync(string id, CancellationToken cancellationToken)
    {
        var request = Work(HttpMethod.Post, $"containers/{Segment(id)}/start", $"start {Short(id)}") with { Accepts = [HttpStatusCode.NotModified], IsIdempotent = true };
        await connection.AskAsync(request, cancellationToken);
    }

    public async Task UnpauseContainerAsync(string id, CancellationToken cancellationToken) =>
        await connection.AskAsync(Work(HttpMethod.Post, $"containers/{Segment(id)}/unpause", $"unpause {Short(id)}"), cancellationToken);

    public async Task StopContainerAsync(string id, TimeSpan grace, CancellationToken cancellationToken)
    {
        // The API takes whole seconds: never less than was granted.
        var seconds = (long)Math.Ceiling(grace.TotalSeconds);
        var path = string.Create(CultureInfo.InvariantCulture, $"containers/{Segment(id)}/stop?t={seconds}");
        var request = new DockerRequest(HttpMethod.Post, path, $"stop {Short(id)}", connection.Deadlines.Stop(grace))
        {
            Accepts = [HttpStatusCode.NotModified, HttpStatusCode.NotFound],
            IsIdempotent = true,
        };
        await connection.AskAsync(request, cancellationToken);
    }

    public async Task KillContainerAsync(string id, CancellationToken cancellationToken)
    {
        var request = Work(HttpMethod.Post, $"containers/{Segment(id)}/kill", $"kill {Short(id)}") with { Accepts = [HttpStatusCode.NotFound], IsIdempotent = true };
        try
        {
            await connection.AskAsync(request, cancellationToken);
        }
        catch (ShipException exception) when (exception.Status == (int)HttpStatusCode.Conflict && exception.Reason.EndsWith("is not running", StringComparison.Ordinal))
        {
            // It ended by itself in the meantime, which is what was wanted.
        }
    }

    public Task RemoveContainerAsync(string id, bool withVolumes, CancellationToken cancellationToken) =>
        RemoveContainerAsync($"containers/{Segment(id)}?v={(withVolumes ? 1 : 0)}", id, cancellationToken);

    public async Task<ImmutableArray<string>> TailLogAsync(string id, int lines, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(lines);
        var path = string.Create(CultureInfo.InvariantCulture, $"containers/{Segment(id)}/logs?stdout=1&stderr=1&tail={lines}");
        using var stream = await connection.OpenAsync(Get(path, $"read log of {Short(id)}", connection.Deadlines.Look), cancellationToken);
        var log = new LogReader(lines);
        var buffer = new byte[16 * 1024];
        while (await stream.ReadAsync(buffer) is > 0 and var length) log.Feed(buffer.AsSpan(0, length));
        return log.Finish();
    }

    public Task<ExecEnded> ExecAsync(string id, ImmutableArray<string> command, int lines, CancellationToken cancellationToken) =>
        ContainerExec.RunAsync(connection, Segment(id), Short(id), command, lines, cancellationToken);

    public Task<IAsyncEnumerable<LogLine>?> ReadLogAsync(string idOrName, LogRange range, CancellationToken cancellationToken) =>
        LogStream.OpenAsync(connection, Segment(idOrName), Short(idOrName), range, cancellationToken);

    public Task<IAsyncEnumerable<DateTimeOffset>> WatchStartsAsync(string name, CancellationToken cancellationToken) =>
        StartsWatch.OpenAsync(connection, name, cancellationToken);

    public Task<IAsyncEnumerable<ContainerEnded>> WatchEndsAsync(string label, CancellationToken cancellationToken) =>
        EndsWatch.OpenAsync(connection, label, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        connection.Dispose();
        if (tunnel is not null) await tunnel.DisposeAsync();
    }

    private async Task RemoveContainerAsync(string path, string id, CancellationToken cancellationToken)
    {
        var request = Work(HttpMethod.Delete, path, $"remove {Short(id)}") with { Accepts = [HttpStatusCode.NotFound], IsIdempotent = true };
        try
        {
            await connection.AskAsync(request, cancellationToken);
        }
        catch (ShipException exception) when (exception.Status == (int)HttpStatusCode.Conflict && exception.Reason.Contains("already in progress", StringComparison.Ordinal))
        {
            await RemovedAsync(id, cancellationToken);
        }
    }

    // Somebody else's removal is under way: the daemon tells when it is done, or why it failed.
    private async Task RemovedAsync(string id, CancellationToken cancellationToken)
    {
        var request = Work(HttpMethod.Post, $"containers/{Segment(id)}/wait?condition=removed", $"wait for the removal of {Short(id)}") with { Accepts = [HttpStatusCode.NotFound], IsIdempotent = true };
        var answer = await connection.AskAsync(request, cancellationToken);
        if (answer.Status == HttpStatusCode.NotFound) return;
        if (connection.Parse(request, answer.Body, DockerJson.Default.WaitedContainer).Error is { Message: { Length: > 0 } reason })
        {
            throw new ShipException(Ship, ShipFault.Refused, request.Words, OneLine.Of(reason)) { Status = (int)answer.Status };
        }
    }

    private async Task<T> ReadAsync<T>(DockerRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class => connection.Parse(request, (await connection.AskAsync(request, cancellationToken)).Body, type);

    private static DockerRequest Get(string path, string words, TimeSpan limit) => new(HttpMethod.Get, path, words, limit);

    private DockerRequest Work(HttpMethod method, string path, string words) => new(method, path, words, connection.Deadlines.Work);

    private static string Segment(string idOrName)
    {
        ArgumentException.ThrowIfNullOrEmpty(idOrName);
        return Uri.EscapeDataString(idOrName);
    }

    // The daemon's own client sends these three as they are, and not every engine undoes an escape inside an image's name.
    private static string ImagePath(string image)
    {
        ArgumentException.ThrowIfNullOrEmpty(image);
        return Uri.EscapeDataString(image).Replace("%2F", "/", StringComparison.Ordinal).Replace("%3A", ":", StringComparison.Ordinal).Replace("%40", "@", StringComparison.Ordinal);
    }

    private static string Short(string idOrName) => idOrName.Length == 64 ? idOrName[..12] : idOrName;
}
