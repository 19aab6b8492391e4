using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Maestro.MSBuild.Tests.EndToEnd;

/// <summary>A <c>dotnet</c> command that runs: on Linux in a session and process group of its own, as a shell's job is, so that it can be sent signals.</summary>
internal sealed partial class RunningCommand : IDisposable
{
    private const int Interrupt = 2;
    private const int Terminate = 15;
    private const int Kill = 9;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly SemaphoreSlim _printed = new(0);
    private readonly CancellationTokenSource _ended = new();
    private bool _isDisposed;

    public RunningCommand(string folder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?> variables)
    {
        var start = new ProcessStartInfo(OperatingSystem.IsLinux() ? "setsid" : "dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (OperatingSystem.IsLinux()) start.ArgumentList.Add("dotnet");
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var (name, value) in variables) start.Environment[name] = value;
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.Exited += (_, _) => Tell(_ended.Cancel);
        _process.OutputDataReceived += (_, line) => Add(line.Data);
        _process.ErrorDataReceived += (_, line) => Add(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _process.StandardInput.Close();
    }

    /// <summary>Its process id.</summary>
    public int Id => _process.Id;

    /// <summary>What was printed so far.</summary>
    public string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    /// <summary>Is cancelled when the command ends.</summary>
    public CancellationToken Ended => _ended.Token;

    /// <summary>What Ctrl-C does: SIGINT to every process of the group.</summary>
    public void InterruptGroup() => Send(-_process.Id, Interrupt);

    /// <summary>SIGTERM to the command alone.</summary>
    public void TerminateLeader() => Send(_process.Id, Terminate);

    /// <summary>SIGKILL to the command alone.</summary>
    public void KillLeader() => Send(_process.Id, Kill);

    /// <summary>SIGKILL to every process of the group.</summary>
    public void KillGroup() => Send(-_process.Id, Kill);

    /// <summary>Waits until the command has printed a text.</summary>
    public async Task PrintsAsync(string text)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Ended);
        limit.CancelAfter(Limit);
        try
        {
            while (!Output.Contains(text, StringComparison.Ordinal)) await _printed.WaitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            throw new InvalidOperationException($"The command did not print '{text}'; it printed:\n{Output}");
        }
    }

    /// <summary>Waits for the end of the command and of its output.</summary>
    public async Task<CommandResult> EndAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The command did not end within {Limit}; it printed:\n{Output}");
        }

        return new CommandResult(_process.ExitCode, Output);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            if (OperatingSystem.IsLinux()) Send(-_process.Id, Kill);
            else _process.Kill(entireProcessTree: true);
        }

        lock (_output) _isDisposed = true;
        _process.Dispose();
        _ended.Dispose();
        _printed.Dispose();
    }

    private void Add(string? line) => Tell(() =>
    {
        _output.AppendLine(line);
        _printed.Release();
    });

    // Events of the process may still come when nobody is interested any more.
    private void Tell(Action news)
    {
        lock (_output)
        {
            if (!_isDisposed) news();
        }
    }

    private static void Send(int process, int signal)
    {
        if (NativeKill(process, signal) != 0) throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int NativeKill(int process, int signal);
}
