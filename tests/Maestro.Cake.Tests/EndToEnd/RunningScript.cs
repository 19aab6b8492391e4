using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Maestro.Cake.Tests.EndToEnd;

/// <summary>A <c>dotnet</c> command that runs: on Linux in a session of its own, as a job of a terminal is, so that it can be sent signals.</summary>
internal sealed partial class RunningScript : IDisposable
{
    private const int Kill = 9;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly List<(string Text, TaskCompletionSource Seen)> _awaited = [];

    public RunningScript(string folder, IEnumerable<string> arguments)
    {
        // Who runs these tests may ignore Ctrl-C, as a shell's background job does; ignoring is inherited.
        string[] command = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT,QUIT,HUP,TERM", "setsid", "dotnet"] : ["dotnet"];
        var start = new ProcessStartInfo(command[0], [.. command[1..], .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsOfAnOuterBuild).ToList()) start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["NO_COLOR"] = "1";
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Add(line.Data);
        _process.ErrorDataReceived += (_, line) => Add(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _process.StandardInput.Close();
    }

    /// <summary>Waits until the script has printed <paramref name="text"/>.</summary>
    public async Task PrintsAsync(string text)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_output)
        {
            if (_output.ToString().Contains(text, StringComparison.Ordinal)) return;
            _awaited.Add((text, seen));
        }

        var first = await Task.WhenAny(seen.Task, EndAsync());
        if (first != seen.Task) throw new InvalidOperationException($"The script ended without printing '{text}'; it printed:\n{Output}");
    }

    /// <summary>Sends a signal by its name.</summary>
    public void Send(PosixSignal signal, Receiver receiver) => Send(
        receiver switch { Receiver.Group => -_process.Id, Receiver.Parent => _process.Id, _ => Child() },
        signal switch { PosixSignal.SIGINT => 2, PosixSignal.SIGTERM => 15, PosixSignal.SIGHUP => 1, PosixSignal.SIGQUIT => 3, _ => throw new ArgumentOutOfRangeException(nameof(signal)) });

    /// <summary>Waits for the end of the command, and of all that writes to its output.</summary>
    public async Task<ScriptResult> EndAsync()
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

        return new ScriptResult(_process.ExitCode, Output);
    }

    public void Dispose()
    {
        // The group may outlive its leader: what a script started is not ended by a signal to the script alone. ESRCH: nothing is left.
        if (OperatingSystem.IsLinux()) _ = NativeKill(-_process.Id, Kill);
        else if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    private void Add(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
            foreach (var (text, seen) in _awaited)
            {
                if (line?.Contains(text, StringComparison.Ordinal) == true) seen.TrySetResult();
            }
        }
    }

    private int Child() => int.Parse(File.ReadAllText($"/proc/{_process.Id}/task/{_process.Id}/children").Split(' ')[0], CultureInfo.InvariantCulture);

    // What the dotnet command around these tests sets for its children would make ours behave as parts of it.
    private static bool IsOfAnOuterBuild(string variable) =>
        variable.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || variable.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase);

    private static void Send(int process, int signal)
    {
        if (NativeKill(process, signal) != 0) throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int NativeKill(int process, int signal);
}
