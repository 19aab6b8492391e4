using System.Net;
using Maestro.Engine.Model;

namespace Maestro.Engine.Ships.Ssh;

/// <summary>The tunnel of one ship: opened with its first connection, once for all that come meanwhile, and anew when it broke.</summary>
/// <param name="tunnel">Where to.</param>
/// <param name="far">What it leads to there: a socket's path, or <c>host:port</c>.</param>
/// <param name="limit">How long opening it may take.</param>
/// <param name="clock">What that goes by.</param>
internal sealed class SshTunnelling(SshTunnel tunnel, string far, TimeSpan limit, TimeProvider clock) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _closed = new();
    private Task<SshSession>? _opening;
    private SshSession? _session;

    /// <summary>What ssh said last, where it ended or complained; null: nothing.</summary>
    public Task<string?> LastWordsAsync() => _session?.LastWordsAsync() ?? Task.FromResult<string?>(null);

    /// <summary>Where to connect to now. Who waits may leave; the tunnel goes on being opened for the others.</summary>
    /// <exception cref="TunnelException">It cannot be opened.</exception>
    public async Task<EndPoint> OpenAsync(CancellationToken cancellationToken)
    {
        Task<SshSession> opening;
        lock (_gate)
        {
            if (_opening is null or { IsFaulted: true } or { IsCanceled: true } || _session is { HasEnded: true }) _opening = StartAsync();
            opening = _opening;
        }

        return (await opening.WaitAsync(cancellationToken)).Near;
    }

    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        Task? opening;
        lock (_gate) opening = _opening;
        if (opening is not null) await opening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_session is not null) await _session.DisposeAsync();
        _closed.Dispose();
    }

    private async Task<SshSession> StartAsync()
    {
        // What ended is let go of first; nobody asks for it meanwhile, since all wait for this.
        if (Interlocked.Exchange(ref _session, null) is { } former) await former.DisposeAsync();
        await Task.Yield();
        using var deadline = new CancellationTokenSource(limit, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, _closed.Token);
        try
        {
            return _session = await SshSession.OpenAsync(tunnel, far, limit, stop.Token);
        }
        catch (OperationCanceledException fault) when (deadline.IsCancellationRequested && !_closed.IsCancellationRequested)
        {
            throw new TunnelException($"it is not open after {limit.TotalSeconds:0.#} s (ssh_timeout, or the ship's timeout)", fault);
        }
    }
}
