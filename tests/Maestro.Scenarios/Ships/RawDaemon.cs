using System.Net.Http.Headers;
using System.Text.Json;
using Maestro.Engine.DockerApi;
using Maestro.Engine.Model;

namespace Maestro.Scenarios.Ships;

/// <summary>A daemon asked past the engine, to see what is so and not what the engine says.</summary>
internal sealed class RawDaemon : IDisposable
{
    private readonly HttpClient _http;

    public RawDaemon(ShipAddress address)
    {
        var connect = ConnectFunctions.For(address);
#pragma warning disable CA2000 // The client disposes of it.
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false, ConnectCallback = (_, cancellationToken) => connect(cancellationToken) }) { BaseAddress = new Uri("http://docker/"), Timeout = TimeSpan.FromMinutes(1) };
#pragma warning restore CA2000
    }

    public Task<byte[]> GetAsync(string path) => _http.GetByteArrayAsync(new Uri(path, UriKind.Relative));

    public async Task PostAsync(string path, byte[]? body = null, string type = "application/json")
    {
        using var content = body is null ? null : new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };
        using var answer = await _http.PostAsync(new Uri(path, UriKind.Relative), content);
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{path}: {await answer.Content.ReadAsStringAsync()}");
    }

    /// <summary>All containers, <c>name state</c>, sorted.</summary>
    public async Task<string[]> ContainersAsync()
    {
        using var json = JsonDocument.Parse(await GetAsync("containers/json?all=1"));
        return [.. json.RootElement.EnumerateArray().Select(container => $"{container.GetProperty("Names")[0].GetString()![1..]} {container.GetProperty("State").GetString()}").Order(StringComparer.Ordinal)];
    }

    public void Dispose() => _http.Dispose();
}
