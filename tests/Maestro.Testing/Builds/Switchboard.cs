using System.Net;
using System.Net.Sockets;

namespace Maestro.Testing.Builds;

/// <summary>Where the sample's tests call, so that a test out here knows that they run, and says how they end.</summary>
public sealed class Switchboard : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public Switchboard() => _listener.Start();

    /// <summary><c>host:port</c>, for <c>E2E_CALL</c>.</summary>
    public string Address => _listener.LocalEndpoint.ToString()!;

    /// <summary>The next call of a test process of a command; it hangs until it is answered.</summary>
    public async Task<Call> NextAsync(RunningCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        using var limit = new CancellationTokenSource(Limit);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, command.Ended);
        try
        {
            return await Call.TakeAsync(await _listener.AcceptTcpClientAsync(ended.Token), limit.Token);
        }
        catch (OperationCanceledException)
        {
            throw new InvalidOperationException($"No test called {(limit.IsCancellationRequested ? $"within {Limit}" : "before the command ended")}; it printed:\n{command.Output}");
        }
    }

    /// <summary>Whether a test process called that nobody took up.</summary>
    public bool HasCalls => _listener.Pending();

    public void Dispose() => _listener.Dispose();
}
