using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Maestro.Scenarios.Ships.Faults;

/// <summary>A way to a ship's port that bends what passes: a port of this machine, led on.</summary>
internal sealed class BentLink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly string _host;
    private readonly int _port;
    private readonly List<Task> _tasks = [];

    public BentLink(string host, int port = 2375)
    {
        (_host, _port) = (host, port);
        _listener.Start();
        _tasks.Add(AcceptAsync());
    }

    /// <summary>How long each piece takes on its way, each way.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>After how many bytes of answers a connection is closed.</summary>
    public int? CutAfter { get; init; }

    /// <summary>What every answer is replaced with, once its request is there.</summary>
    public string? Instead { get; init; }

    /// <summary>Its port of this machine.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The ship's keys for the way through it.</summary>
    public string Keys => $", endpoint: 127.0.0.1, docker_port: {Port}";

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Dispose();
        Task[] tasks;
        lock (_tasks) tasks = [.. _tasks];
        await Task.WhenAll(tasks);
        _closing.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_closing.Token);
                lock (_tasks) _tasks.Add(LeadAsync(client));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task LeadAsync(TcpClient client)
    {
        using var near = client;
        using var far = new TcpClient { NoDelay = true };
        using var over = CancellationTokenSource.CreateLinkedTokenSource(_closing.Token);
        near.NoDelay = true;
        try
        {
            await far.ConnectAsync(_host, _port, over.Token);
            var (there, back) = (PassAsync(near.GetStream(), far.GetStream(), limit: null, over.Token), Instead is null ? PassAsync(far.GetStream(), near.GetStream(), CutAfter, over.Token) : ReplaceAsync(near.GetStream(), far.GetStream(), over.Token));
            await Task.WhenAny(there, back);
            await over.CancelAsync();
            await Task.WhenAll(there, back);
        }
        catch (Exception fault) when (fault is IOException or SocketException or OperationCanceledException)
        {
            // Either side went away, which is what both are told by the end of the connection.
        }
    }

    private async Task PassAsync(NetworkStream from, NetworkStream to, int? limit, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        var left = limit ?? int.MaxValue;
        while (left > 0 && await from.ReadAsync(buffer, cancellationToken) is > 0 and var length)
        {
            if (Delay > TimeSpan.Zero) await Task.Delay(Delay, cancellationToken);
            await to.WriteAsync(buffer.AsMemory(0, Math.Min(length, left)), cancellationToken);
            if (limit is not null) left -= length;
        }
    }

    private async Task ReplaceAsync(NetworkStream near, NetworkStream far, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        while (await far.ReadAsync(buffer, cancellationToken) is > 0) await near.WriteAsync(Encoding.ASCII.GetBytes(Instead!), cancellationToken);
    }
}
