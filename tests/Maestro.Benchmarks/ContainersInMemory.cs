using System.Collections.Concurrent;
using System.Text.Json;
using Maestro.Testing;

namespace Maestro.Benchmarks;

/// <summary>
/// A daemon of the loopback that keeps containers and runs none. What works on a container takes <see cref="Work"/>, so that as many
/// requests are under way at a time as with a real one.
/// </summary>
internal sealed class ContainersInMemory : IAsyncDisposable
{
    private static readonly TimeSpan Work = TimeSpan.FromMilliseconds(50);

    private readonly ConcurrentDictionary<string, Container> _containers = new(StringComparer.Ordinal);
    private readonly FakeDaemon _daemon = new();

    public ContainersInMemory() => _daemon
        .On("GET /containers/json", exchange => exchange.WriteAsync(FakeAnswer.Json(200, $"[{string.Join(',', _containers.Values.Select(container => container.Listed))}]")))
        .On("POST /containers/create", CreateAsync)
        .On("GET /events", WatchAsync)
        .Otherwise(AnswerAsync);

    public int Port => ((Engine.Model.ShipAddress.Tcp)_daemon.Ship.Address).Port;

    public int Count => _containers.Count;

    public int Running => _containers.Values.Count(container => container.State == "running");

    public ValueTask DisposeAsync() => _daemon.DisposeAsync();

    private async Task CreateAsync(FakeExchange exchange)
    {
        await Task.Delay(Work, exchange.Stopping);
        using var body = JsonDocument.Parse(exchange.Body);
        var id = $"{Guid.NewGuid():n}{Guid.NewGuid():n}";
        var name = Uri.UnescapeDataString(exchange.RequestLine.Split("name=")[1].Split('&')[0]);
        _containers[id] = new Container(id, name, body.RootElement.GetProperty("Image").GetRawText(), body.RootElement.GetProperty("Labels").GetRawText());
        await exchange.WriteAsync(FakeAnswer.Json(201, $$"""{"Id":"{{id}}","Warnings":[]}"""));
    }

    // No container ends by itself.
    private static async Task WatchAsync(FakeExchange exchange)
    {
        await exchange.WriteAsync(FakeAnswer.Streamed);
        await Task.Delay(Timeout.Infinite, exchange.Stopping);
    }

    private async Task AnswerAsync(FakeExchange exchange)
    {
        if (exchange.Request.StartsWith("GET /images/", StringComparison.Ordinal))
        {
            await exchange.WriteAsync(FakeAnswer.Json(200, """{"Id":"sha256:1","Config":{"Env":["PATH=/bin"],"Labels":{}}}"""));
            return;
        }

        if (exchange.Request.Split('/') is not [var method, "containers", var id, .. var verb] || !_containers.TryGetValue(id, out var container))
        {
            await exchange.WriteAsync(FakeAnswer.Error(404, "no such container"));
            return;
        }

        await Task.Delay(Work, exchange.Stopping);
        switch (method.Trim(), verb)
        {
            case ("POST", ["start"]):
                container.State = "running";
                break;
            case ("POST", ["stop"]):
                container.State = "exited";
                break;
            case ("DELETE", []):
                _containers.TryRemove(id, out _);
                break;
            default:
                await exchange.WriteAsync(FakeAnswer.Error(501, exchange.Request));
                return;
        }

        await exchange.WriteAsync(FakeAnswer.Empty(204));
    }

    // Image and labels as the create said them, in JSON.
    private sealed class Container(string id, string name, string image, string labels)
    {
        public string State { get; set; } = "created";

        public string Listed => $$"""{"Id":"{{id}}","Names":["/{{name}}"],"Image":{{image}},"ImageID":"sha256:1","State":"{{State}}","Status":"{{(State == "running" ? "Up 1 second" : "Exited (0) 1 second ago")}}","Labels":{{labels}}}""";
    }
}
