using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Maestro.Scenarios.Registries;

/// <summary>
/// Stands before a registry and spoils what a test tells it to: answers with a status of its own, cuts bodies off, sends them slowly. It hands on requests
/// byte by byte, as a daemon takes one that merges its headers for a registry of old.
/// </summary>
internal sealed class FaultyProxy : IAsyncDisposable
{
    private const int TlsHandshake = 0x16;

    private readonly TcpListener _listener;
    private readonly string _upstream;
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly List<Rule> _rules = [];
    private readonly Task _accepting;

    /// <summary>Begins to listen on that address.</summary>
    public FaultyProxy(RegistryProcess registry, IPAddress? address = null)
    {
        _upstream = registry.Host;
        _listener = new TcpListener(address ?? IPAddress.Loopback, 0);
        _listener.Start();
        Host = _listener.LocalEndpoint.ToString()!;
        _accepting = AcceptAsync();
    }

    /// <summary>Its host and port.</summary>
    public string Host { get; }

    /// <summary>Requests so far: <c>GET /v2/a/manifests/1</c>.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Answers requests that hold a text by a status, so many times.</summary>
    public void Answers(string request, int status, int times, string body = """{"errors":[{"code":"UNKNOWN","message":"spoilt"}]}""") => _rules.Add(new Rule(request, times) { Status = status, Body = body });

    /// <summary>Ends the connection behind so many bytes of a body, so many times.</summary>
    public void Cuts(string request, int bytes, int times) => _rules.Add(new Rule(request, times) { CutBehind = bytes });

    /// <summary>Sends bodies at so many bytes a second.</summary>
    public void Slows(string request, int bytesPerSecond) => _rules.Add(new Rule(request, int.MaxValue) { Rate = bytesPerSecond });

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Dispose();
        await _accepting;
        await Task.WhenAll(_connections);
        _stopping.Dispose();
    }

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

    private async Task ServeAsync(TcpClient accepted)
    {
        using var client = accepted;
        try
        {
            if (await HeadAsync(client.GetStream()) is not { } head) return;

            var request = head[..head.IndexOf(" HTTP/", StringComparison.Ordinal)];
            Requests.Enqueue(request);
            await AnswerAsync(client.GetStream(), request, head);
        }
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
        {
            // The daemon went away, or the test is over.
        }
    }

    private async Task AnswerAsync(NetworkStream client, string request, string head)
    {
        var rule = _rules.FirstOrDefault(rule => rule.Meets(request));
        if (rule?.Status is { } status)
        {
            var body = request.StartsWith("HEAD", StringComparison.Ordinal) ? "" : rule.Body;
            await client.WriteAsync(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} Spoilt\r\nContent-Type: application/json\r\nContent-Length: {rule.Body.Length}\r\nConnection: close\r\n\r\n{body}")), _stopping.Token);
            return;
        }

        using var upstream = new TcpClient();
        await upstream.ConnectAsync(IPEndPoint.Parse(_upstream), _stopping.Token);
        var registry = upstream.GetStream();
        await registry.WriteAsync(Encoding.Latin1.GetBytes(head.Insert(head.IndexOf("\r\n", StringComparison.Ordinal), "\r\nConnection: close")), _stopping.Token);
        if (await HeadAsync(registry) is not { } answer) return;

        await client.WriteAsync(Encoding.Latin1.GetBytes(answer), _stopping.Token);
        await CopyAsync(registry, client, rule);
    }

    private async Task CopyAsync(NetworkStream registry, NetworkStream client, Rule? rule)
    {
        var left = rule?.CutBehind ?? long.MaxValue;
        var buffer = new byte[rule?.Rate is { } rate ? Math.Max(1, rate / 20) : 8192];
        while (left > 0 && await registry.ReadAsync(buffer, _stopping.Token) is > 0 and var length)
        {
            await client.WriteAsync(buffer.AsMemory(0, (int)Math.Min(length, left)), _stopping.Token);
            left -= length;
            if (rule?.Rate is { } bytes) await Task.Delay(TimeSpan.FromSeconds((double)length / bytes), _stopping.Token);
        }
    }

    // Of a request or an answer; null where there is none. A daemon that tries TLS first is told, as by a registry, that this is plain HTTP.
    private async Task<string?> HeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, _stopping.Token) == 0) return null;
            if (head.Length == 0 && one[0] == TlsHandshake)
            {
                await stream.WriteAsync("HTTP/1.0 400 Bad Request\r\n\r\nthis is plain HTTP"u8.ToArray(), _stopping.Token);
                return null;
            }

            head.Append((char)one[0]);
        }

        return head.ToString();
    }

    private sealed class Rule(string request, int times)
    {
        private int _left = times;

        public int? Status { get; init; }

        public string Body { get; init; } = "";

        public int? CutBehind { get; init; }

        public int? Rate { get; init; }

        public bool Meets(string other) => other.Contains(request, StringComparison.Ordinal) && Interlocked.Decrement(ref _left) >= 0;
    }
}
