using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Maestro.Engine.Tests.Lifecycle;

/// <summary>A server of the loopback that treats every connection as a test says.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly Func<Stream, CancellationToken, Task> _serve;
    private readonly Task _accepting;
    private int _count;

    public Listener(Func<Stream, CancellationToken, Task> serve)
    {
        _serve = serve;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Connections => _count;

    /// <summary>One that reads a request, keeps it, and answers.</summary>
    public static Listener Answering(Func<string, string> answer, ConcurrentQueue<string>? requests = null) => new(async (stream, token) =>
    {
        var (buffer, text) = (new byte[64 * 1024], "");
        while (!IsWhole(text) && await stream.ReadAsync(buffer, token) is > 0 and var length) text += Encoding.UTF8.GetString(buffer, 0, length);
        requests?.Enqueue(text);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(answer(text)), token);
    });

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _accepting;
        _listener.Dispose();
        await Task.WhenAll(_connections).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
    }

    private static bool IsWhole(string request)
    {
        var end = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0) return false;
        var length = request.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length: ", StringComparison.Ordinal));
        return request.Length - end - 4 >= (length is null ? 0 : int.Parse(length[16..], System.Globalization.CultureInfo.InvariantCulture));
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync(_stopping.Token);
                Interlocked.Increment(ref _count);
                _connections.Add(ServeAsync(socket));
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        await using var stream = new NetworkStream(socket, ownsSocket: true);
        await _serve(stream, _stopping.Token);
    }
}
