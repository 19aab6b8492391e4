using System.Collections.Immutable;
using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;

namespace Maestro.Testing;

/// <summary>One request to a <see cref="FakeDaemon"/>, and the way to answer it.</summary>
public sealed class FakeExchange
{
    private readonly TcpClient _client;

    private FakeExchange(TcpClient client, string requestLine, ImmutableArray<string> headers, string body, CancellationToken stopping)
    {
        (_client, RequestLine, Headers, Body, Stopping) = (client, requestLine, headers, body, stopping);
        var path = requestLine.Split(' ')[1].Split('?')[0];
        if (path.StartsWith("/v", StringComparison.Ordinal)) path = path[path.IndexOf('/', 1)..];
        Request = $"{requestLine.Split(' ')[0]} {path}";
    }

    /// <summary><c>GET /v1.41/containers/json?all=1</c>.</summary>
    public string RequestLine { get; }

    /// <summary><c>GET /containers/json</c>.</summary>
    public string Request { get; }

    /// <summary>Its headers, <c>Name: value</c>.</summary>
    public ImmutableArray<string> Headers { get; }

    /// <summary>The request's body.</summary>
    public string Body { get; }

    /// <summary>The value of a header; null: it was not sent.</summary>
    public string? Header(string name) => Headers.FirstOrDefault(line => line.StartsWith($"{name}:", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();

    /// <summary>Cancelled when the test is over.</summary>
    public CancellationToken Stopping { get; }

    /// <summary>Whether the connection is closed behind this answer.</summary>
    public bool Closes { get; set; }

    /// <summary>Sends bytes as they are.</summary>
    public async Task WriteAsync(string text) => await WriteAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>Sends bytes as they are.</summary>
    public async Task WriteAsync(ReadOnlyMemory<byte> bytes) => await _client.GetStream().WriteAsync(bytes, Stopping);

    /// <summary>Sends a chunk of an answer that <see cref="FakeAnswer.Streamed"/> began.</summary>
    public async Task ChunkAsync(string text) => await ChunkAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>Sends a chunk of an answer that <see cref="FakeAnswer.Streamed"/> began.</summary>
    public async Task ChunkAsync(ReadOnlyMemory<byte> bytes)
    {
        await WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{bytes.Length:x}\r\n"));
        await WriteAsync(bytes);
        await WriteAsync("\r\n");
    }

    /// <summary>Ends an answer that <see cref="FakeAnswer.Streamed"/> began.</summary>
    public Task EndAsync() => WriteAsync("0\r\n\r\n");

    /// <summary>The next request of a connection; null when the client closed it.</summary>
    /// <param name="client">Where it is answered.</param>
    /// <param name="reading">What the client sends, behind a buffer that lasts as long as the connection.</param>
    /// <param name="stopping">Cancelled when the test is over.</param>
    internal static async Task<FakeExchange?> ReadAsync(TcpClient client, Stream reading, CancellationToken stopping)
    {
        var head = new List<byte>(512);
        var one = new byte[1];
        while (!CollectionsMarshal.AsSpan(head).EndsWith("\r\n\r\n"u8))
        {
            if (await reading.ReadAsync(one, stopping) == 0) return null;
            head.Add(one[0]);
        }

        var lines = Encoding.Latin1.GetString(CollectionsMarshal.AsSpan(head)).Split("\r\n");
        var length = lines.FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))?.Split(':')[1] ?? "0";
        var body = new byte[int.Parse(length, CultureInfo.InvariantCulture)];
        await reading.ReadExactlyAsync(body, stopping);
        return new FakeExchange(client, lines[0][..lines[0].LastIndexOf(' ')], [.. lines.Skip(1)], Encoding.UTF8.GetString(body), stopping);
    }
}
