using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Maestro.Engine.Model;

namespace Maestro.Testing;

/// <summary>
/// A daemon that says what a test told it to, over real sockets of the loopback, byte by byte where that matters. It answers <c>GET /_ping</c> as engine 20.10
/// does; a request that nothing was said about gets Docker's 404, see <see cref="Otherwise"/>.
/// </summary>
public sealed class FakeDaemon : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<string, Func<FakeExchange, Task>> _answers = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _arrivals = new();
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly Task _accepting;
    private Func<FakeExchange, Task> _otherwise = exchange => exchange.WriteAsync(FakeAnswer.Error(404, "page not found"));

    /// <summary>Begins to listen.</summary>
    public FakeDaemon()
    {
        _listener.Start();
        On("GET /_ping", FakeAnswer.Text(200, "OK"));
        _accepting = AcceptAsync();
    }

    /// <summary>Every request so far, as <c>GET /v1.41/containers/json?all=1</c>.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>A ship at its address.</summary>
    public Ship Ship => new() { Name = "fake", Ip = "127.0.0.1", Address = new ShipAddress.Tcp("127.0.0.1", ((IPEndPoint)_listener.LocalEndpoint).Port) };

    /// <summary>Answers a request, <c>GET /containers/json</c> (without version and query), with bytes.</summary>
    public FakeDaemon On(string request, string answer) => On(request, exchange => exchange.WriteAsync(answer));

    /// <summary>Answers a request, <c>GET /containers/json</c> (without version and query), as <paramref name="answer"/> does.</summary>
    public FakeDaemon On(string request, Func<FakeExchange, Task> answer)
    {
        _answers[request] = answer;
        return this;
    }

    /// <summary>Answers every request that nothing else was said about.</summary>
    public FakeDaemon Otherwise(Func<FakeExchange, Task> answer)
    {
        _otherwise = answer;
        return this;
    }

    /// <summary>Never answers a request.</summary>
    public FakeDaemon IsSilentOn(string request) => On(request, exchange => Task.Delay(Timeout.Infinite, exchange.Stopping));

    /// <summary>Done when a request, <c>GET /containers/json</c>, has arrived, now or before.</summary>
    public Task Received(string request) => Arrival(request).Task.WaitAsync(TimeSpan.FromSeconds(30));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Dispose();
        await _accepting;
        await Task.WhenAll(_connections);
        _stopping.Dispose();
    }

    private TaskCompletionSource Arrival(string request) =>
        _arrivals.GetOrAdd(request, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stopping.Token)));
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var owned = client;
        try
        {
            await using var reading = new BufferedStream(client.GetStream());
            while (await FakeExchange.ReadAsync(client, reading, _stopping.Token) is { } exchange)
            {
                Requests.Enqueue(exchange.RequestLine);
                Arrival(exchange.Request).TrySetResult();
                await (_answers.TryGetValue(exchange.Request, out var answer) ? answer(exchange) : _otherwise(exchange));
                if (exchange.Closes) return;
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // The client went away, or the test is over.
        }
    }
}
