using System.Collections.Concurrent;
using Maestro.Engine.Model;
using Maestro.Testing;

namespace Maestro.Engine.Tests.Auditing;

/// <summary>An HTTP server of the loopback that keeps what it is told.</summary>
internal sealed class HttpEar : IAsyncDisposable
{
    private readonly FakeDaemon _server = new();

    public ConcurrentQueue<FakeExchange> Heard { get; } = new();

    /// <summary>The requests' bodies, in order.</summary>
    public IEnumerable<string> Bodies => Heard.Select(exchange => exchange.Body);

    /// <summary>Listens to a request, <c>POST /hook</c>, and answers it; null: never.</summary>
    /// <param name="request">Method and path.</param>
    /// <param name="answer">The bytes; null: none.</param>
    /// <param name="closes">Whether the connection ends behind it.</param>
    public HttpEar On(string request, string? answer, bool closes = false)
    {
        _server.On(request, exchange =>
        {
            Heard.Enqueue(exchange);
            exchange.Closes = closes;
            return answer is null ? Task.Delay(Timeout.Infinite, exchange.Stopping) : exchange.WriteAsync(answer);
        });
        return this;
    }

    /// <summary>An address of it.</summary>
    public Uri At(string path) => new($"http://127.0.0.1:{((ShipAddress.Tcp)_server.Ship.Address).Port}{path}");

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
