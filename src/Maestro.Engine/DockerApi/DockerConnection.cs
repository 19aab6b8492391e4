using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Maestro.Engine.Model;
using Maestro.Engine.Ships;
using Maestro.Engine.Ships.Ssh;

namespace Maestro.Engine.DockerApi;

/// <summary>
/// HTTP to one ship's daemon: connections, API version, deadlines, and every failure told as a <see cref="ShipException"/>. One pool of
/// connections a ship, without a limit: a request never waits because fifty others do.
/// </summary>
internal sealed class DockerConnection : IDisposable
{
    private readonly TimeProvider _clock;
    private readonly ConnectFunction _connect;
    private readonly SshTunnelling? _tunnel;
    private readonly HttpClient _http;
    private readonly CancellationTokenSource _closed = new();
    private readonly Lock _gate = new();
    private readonly Outage _outage;
    private Task<ApiVersion>? _version;
    private volatile bool _connected;
    private bool _disposed;

    public DockerConnection(Ship ship, TimeProvider clock, ConnectFunction connect, SshTunnelling? tunnel = null)
    {
        (Ship, _clock, _connect, _tunnel) = (ship, clock, connect, tunnel);
        Deadlines = new RequestDeadlines(ship);
        _outage = new Outage(Deadlines.Outage, clock);

        // Deadlines are our own, by the clock that was given, so the client's are off. The host in the address is never looked up.
#pragma warning disable CA2000 // The client owns the handler and disposes it.
        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            ConnectCallback = (_, cancellationToken) => ConnectAsync(cancellationToken),
        };
#pragma warning restore CA2000
        _http = new HttpClient(handler, disposeHandler: true)
        {
            BaseAddress = new Uri("http://docker/"),
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public Ship Ship { get; }

    public RequestDeadlines Deadlines { get; }

    public TimeProvider Clock => _clock;

    /// <summary>Sends a request and reads its whole answer; again, where that does no harm, while a ship that answered before is away.</summary>
    public async Task<DockerAnswer> AskAsync(DockerRequest request, CancellationToken cancellationToken)
    {
        var version = await NegotiatedAsync(cancellationToken);
        using var deadline = new Deadline(request.Limit, _clock, cancellationToken, _closed.Token);
        return await _outage.BridgeAsync(request, deadline, () => GuardAsync(request, deadline, async () =>
        {
            using var response = await SendAsync(request, version, deadline.Token);
            return new DockerAnswer(response.StatusCode, await response.Content.ReadAsByteArrayAsync(deadline.Token));
        }));
    }

    /// <summary>Sends a request and returns when the head of its answer is there; the limit goes on over the body, until it is restarted or lifted.</summary>
    public async Task<DockerStream> OpenAsync(DockerRequest request, CancellationToken cancellationToken)
    {
        var version = await NegotiatedAsync(cancellationToken);
#pragma warning disable CA2000 // The stream owns it; without a stream it is disposed below.
        var deadline = new Deadline(request.Limit, _clock, cancellationToken, _closed.Token);
#pragma warning restore CA2000
        try
        {
            return await _outage.BridgeAsync(request, deadline, () => GuardAsync(request, deadline, async () =>
            {
                var response = await SendAsync(request, version, deadline.Token);
                return new DockerStream(this, request, deadline, response, await response.Content.ReadAsStreamAsync(deadline.Token));
            }));
        }
        catch
        {
            deadline.Dispose();
            throw;
        }
    }

    /// <summary>Reads JSON of an answer.</summary>
    public T Parse<T>(DockerRequest request, ReadOnlySpan<byte> json, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(json, type) ?? throw new JsonException("null");
        }
        catch (JsonException exception)
        {
            throw new ShipException(Ship, ShipFault.NotDocker, request.Words, "its answer is not the JSON that the Docker API promises", exception);
        }
    }

    /// <summary>Does work on the connection and tells its failures apart: cancelled, too late, or broken.</summary>
    public async Task<T> GuardAsync<T>(DockerRequest request, Deadline deadline, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (exception is OperationCanceledException or HttpRequestException or IOException)
        {
            deadline.ThrowIfUnwanted();
            if (deadline.Passed) throw Late(request, deadline, exception);
            if (exception is OperationCanceledException) throw;
            var (fault, reason) = ConnectionFault.Read(exception);
            if (fault == ShipFault.Unreachable && _tunnel is not null && await _tunnel.LastWordsAsync() is { } words) reason = $"{reason} (ssh: {words})";
            throw new ShipException(Ship, fault, request.Words, reason, exception);
        }
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, true)) return;
        _closed.Cancel();
        _http.Dispose();
        _closed.Dispose();
    }

    private ShipException Late(DockerRequest request, Deadline deadline, Exception exception) =>
        _connected
            ? new ShipException(Ship, request.WhenLate, request.Words, $"no answer within {deadline.Limit.TotalSeconds:0.#} s", exception) { Waited = deadline.Waited }
            : new ShipException(Ship, ShipFault.Unreachable, request.Words, NoConnection(deadline.Limit), exception) { Waited = deadline.Waited };

    private async ValueTask<Stream> ConnectAsync(CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(Deadlines.Connect, _clock, cancellationToken, _closed.Token);
        try
        {
            var stream = await _connect(deadline.Token);
            _connected = true;
            return stream;
        }
        catch (OperationCanceledException exception) when (deadline.Passed)
        {
            throw new ConnectException(ShipFault.Unreachable, NoConnection(deadline.Limit), exception);
        }
    }

    private static string NoConnection(TimeSpan limit) => $"no answer to the attempt to connect within {limit.TotalSeconds:0.#} s";

    /// <summary>See <see cref="IDockerHost.EndIsToldWithin"/>.</summary>
    public TimeSpan EndIsToldWithin { get; private set; }

    /// <summary>The version of the API that is spoken: asked for by the first request, once for all that come meanwhile, and independent of their cancellation; after a failure the next request asks again.</summary>
    public Task<ApiVersion> NegotiatedAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_version is null or { IsFaulted: true } or { IsCanceled: true }) _version = NegotiateAsync();
            return _version.WaitAsync(cancellationToken);
        }
    }

    private async Task<ApiVersion> NegotiateAsync()
    {
        var request = new DockerRequest(HttpMethod.Get, "_ping", "ping", Deadlines.Connect);
        using var deadline = new Deadline(request.Limit, _clock, CancellationToken.None, _closed.Token);
        return await GuardAsync(request, deadline, async () =>
        {
            using var response = await _http.GetAsync(new Uri(request.Path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, deadline.Token);
            var body = await ErrorText.ReadAsync(response, deadline.Token);
            EndIsToldWithin = Negotiation.EndIsToldWithin(response);
            return Negotiation.Choose(Ship, request, response, body);
        });
    }

    private async Task<HttpResponseMessage> SendAsync(DockerRequest request, ApiVersion version, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(request.Method, new Uri($"v{version}/{request.Path}", UriKind.Relative));
        if (!request.IsIdempotent) message.Content = new SentOnce(request.Body ?? []);
        else if (request.Body is { } body) message.Content = new ByteArrayContent(body);
        if (request.Body is not null) message.Content!.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        if (request.RegistryAuth is { } auth) message.Headers.TryAddWithoutValidation("X-Registry-Auth", auth.Value);
        var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (response.IsSuccessStatusCode || request.Accepts.Contains(response.StatusCode)) return response;
        using (response)
        {
            throw Refusal.Of(Ship, request, response, await ErrorText.ReadAsync(response, cancellationToken));
        }
    }
}
