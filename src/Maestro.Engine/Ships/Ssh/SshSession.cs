using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Maestro.Engine.Model;
using Maestro.Engine.Programs;

namespace Maestro.Engine.Ships.Ssh;

/// <summary>
/// One run of the system's <c>ssh</c> that leads connections made here to the far end, any number beside each other. It ends when it is disposed of, and with this
/// process, however that ends.
/// </summary>
internal sealed class SshSession : IAsyncDisposable
{
    private const int LinesKept = 20;

    private static readonly TimeSpan ProbePause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan SpeakingTime = TimeSpan.FromMilliseconds(200);

    // Signals that a terminal sends to all that runs in it are not for ssh: the play that they cancel is wound up through it. It is ended
    // when its keeper's input ends, which the system sees to if this process cannot.
    private const string Keeper = """
        trap '' INT TERM HUP QUIT
        folder=$1; shift
        ssh "$@" </dev/null & session=$!
        { read -r _; kill -KILL $session; rm -rf "$folder"; } <&3 >/dev/null 2>&1 & keeper=$!
        exec 3<&-
        wait $session; code=$?
        kill -KILL $keeper 2>/dev/null
        exit $code
        """;

    private readonly SshTunnel _tunnel;
    private readonly DirectoryInfo? _folder;
    private readonly Process _process;
    private readonly List<string> _lines = [];
    private readonly TaskCompletionSource _spoken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _reading;

    // In place of the process itself: who asked for its last words may look after it has been let go of.
    private readonly Task _ending;

    private SshSession(SshTunnel tunnel, string far, TimeSpan limit)
    {
        _tunnel = tunnel;
        string near;
        if (OperatingSystem.IsWindows())
        {
            // Its ssh forwards no sockets.
            var port = FreePort();
            (near, Near) = (string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"), new IPEndPoint(IPAddress.Loopback, port));
        }
        else
        {
            // Only its owner may enter such a folder.
            _folder = Directory.CreateTempSubdirectory("maestro-ssh-");
            near = Path.Combine(_folder.FullName, "s");
            Near = new UnixDomainSocketEndPoint(near);
        }

        try
        {
            _process = Start(SshCommand.Arguments(tunnel, near, far, limit));
        }
        catch
        {
            _folder?.Delete(recursive: true);
            throw;
        }

        _reading = ReadAsync();
        _ending = _process.WaitForExitAsync();
    }

    /// <summary>Where connections are made.</summary>
    public EndPoint Near { get; }

    /// <summary>Whether it has ended by itself.</summary>
    public bool HasEnded => _ending.IsCompleted;

    /// <summary>Why it ended, or what it complained of last; null: nothing. Words that are on their way are waited for a moment.</summary>
    public async Task<string?> LastWordsAsync()
    {
        await Task.WhenAny(_reading, _spoken.Task, Task.Delay(SpeakingTime));
        lock (_lines) return HasEnded ? SshWords.Of(_tunnel, [.. _lines]) : _lines.Count > 0 ? SshWords.Of(_tunnel, [_lines[^1]]) : null;
    }

    /// <summary>Opens one, and returns when it takes connections.</summary>
    /// <exception cref="TunnelException">It ended before that.</exception>
    /// <exception cref="OperationCanceledException">It took too long.</exception>
    public static async Task<SshSession> OpenAsync(SshTunnel tunnel, string far, TimeSpan limit, CancellationToken cancellationToken)
    {
        var session = new SshSession(tunnel, far, limit);
        try
        {
            while (!await session.TakesConnectionsAsync(cancellationToken))
            {
                if (session.HasEnded)
                {
                    await session._reading.WaitAsync(cancellationToken);
                    throw new TunnelException((await session.LastWordsAsync())!);
                }

                await Task.Delay(ProbePause, cancellationToken);
            }

            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (OperatingSystem.IsWindows())
        {
            if (!HasEnded) ProgramTree.End(_process);
        }
        else
        {
            _process.StandardInput.Close();
        }

        await _ending;
        await _reading;
        _process.Dispose();
        if (_folder is { Exists: true } folder)
        {
            try
            {
                folder.Delete(recursive: true);
            }
            catch (DirectoryNotFoundException)
            {
                // The keeper was faster.
            }
        }
    }

    private async Task<bool> TakesConnectionsAsync(CancellationToken cancellationToken)
    {
        using var socket = Near is UnixDomainSocketEndPoint ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(Near, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;

            lock (_lines)
            {
                if (_lines.Count == LinesKept) _lines.RemoveAt(0);
                _lines.Add(line.Trim());
            }

            _spoken.TrySetResult();
        }
    }

    private Process Start(ImmutableArray<string> arguments)
    {
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("ssh", arguments)
            : new ProcessStartInfo("/bin/sh", ["-c", $"exec 3<&0\n{Keeper}", "maestro-ssh", _folder!.FullName, .. arguments]);
        (start.RedirectStandardInput, start.RedirectStandardError, start.RedirectStandardOutput) = (true, true, false);
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception fault)
        {
            throw new TunnelException($"OpenSSH's client cannot be run: {fault.Message}", fault);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
