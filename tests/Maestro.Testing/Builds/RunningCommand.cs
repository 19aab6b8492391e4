using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading.Channels;

namespace Maestro.Testing.Builds;

/// <summary>A command that runs: on Linux in a session and process group of its own, as a terminal's job is, so that it can be sent signals.</summary>
public sealed partial class RunningCommand : IDisposable
{
    // Every process that descends from a command has this in its environment, wherever it went.
    private const string Mark = "MAESTRO_TEST_COMMAND";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private readonly string _mark = Guid.NewGuid().ToString("N");
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly CancellationTokenSource _ended = new();
    private bool _isDisposed;

    /// <param name="folder">Where it runs.</param>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="variables">What it has in its environment beside what is there; null takes one away.</param>
    public RunningCommand(string folder, IEnumerable<string> command, IReadOnlyDictionary<string, string?>? variables = null)
    {
        // Who runs these tests may ignore Ctrl-C, as a shell's background job does; ignoring is inherited.
        string[] words = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT,QUIT,HUP,TERM", "setsid", .. command] : [.. command];
        var start = new ProcessStartInfo(words[0], words[1..])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsOfAnOuterBuild).ToList()) start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["NO_COLOR"] = "1";
        start.Environment[Mark] = _mark;
        foreach (var (name, value) in variables ?? new Dictionary<string, string?>()) start.Environment[name] = value;
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

    /// <summary>What it prints, line by line as it comes, of both outputs. Each line is handed out once; the end of the command does not end them.</summary>
    public ChannelReader<string> Lines => _lines.Reader;

    /// <summary>Is cancelled when the command ends.</summary>
    public CancellationToken Ended => _ended.Token;

    /// <summary>Sends it a signal; one that has ended hears nothing.</summary>
    /// <param name="signal">Its number.</param>
    /// <param name="toGroup">To every process of the group, as Ctrl-C does.</param>
    public void Send(Signal signal, bool toGroup = false) => Send(toGroup ? -_process.Id : _process.Id, signal);

    /// <summary>Its child; null: it has none.</summary>
    public int? ChildId()
    {
        try
        {
            return int.TryParse(File.ReadAllText($"/proc/{_process.Id}/task/{_process.Id}/children").Split(' ')[0], CultureInfo.InvariantCulture, out var id) ? id : null;
        }
        catch (IOException)
        {
            // It has ended.
            return null;
        }
    }

    /// <summary>Waits until the command has printed a text. Lines that were read are not read again.</summary>
    public async Task PrintsAsync(string text)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Ended);
        limit.CancelAfter(Limit);
        try
        {
            while (!Output.Contains(text, StringComparison.Ordinal)) await _lines.Reader.ReadAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            throw new InvalidOperationException($"The command did not print '{text}'; it printed:\n{Output}");
        }
    }

    /// <summary>Waits for the end of the command, but not of what it has left behind; its exit code, 128 and the signal's number where one ended it.</summary>
    public async Task<int> ExitAsync()
    {
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (Ended.UnsafeRegister(_ => over.SetResult(), null)) await WithinAsync(over.Task.WaitAsync);
        return _process.ExitCode;
    }

    /// <summary>Waits for the end of the command and of all that writes to its output.</summary>
    public async Task<CommandResult> EndAsync()
    {
        await WithinAsync(_process.WaitForExitAsync);
        return new CommandResult(_process.ExitCode, Output);
    }

    /// <summary>The processes that descend from it and live, with their command lines: also those whose parents have died.</summary>
    public IReadOnlyList<(int Id, string Command)> Family()
    {
        var found = new List<(int Id, string Command)>();
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), out _)))
        {
            try
            {
                if (File.ReadAllText(Path.Combine(folder, "environ")).Split('\0').Contains($"{Mark}={_mark}"))
                    found.Add((int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture), File.ReadAllText(Path.Combine(folder, "cmdline")).Replace('\0', ' ').Trim()));
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                // It has ended meanwhile, or is nobody's of ours.
            }
        }

        return found;
    }

    /// <summary>The ids of those of its family that watch over runs.</summary>
    public IReadOnlyList<int> Watchdogs() =>
        [.. Family().Where(process => process.Command.Contains("maestro.dll watchdog", StringComparison.Ordinal) || process.Command.Contains("Maestro.Watchdog.dll", StringComparison.Ordinal)).Select(process => process.Id)];

    /// <summary>Waits until nobody watches any more over what it has started: whoever does is not its child, and is asked for.</summary>
    /// <exception cref="TimeoutException">Somebody does for longer.</exception>
    public async Task UntilUnwatchedAsync(TimeSpan within)
    {
        var since = Stopwatch.StartNew();
        while (Watchdogs() is [var watchdog, ..])
        {
            if (since.Elapsed > within) throw new TimeoutException($"Process {watchdog} still watches after {within.TotalSeconds} s; the command printed:\n{Output}");

            await Task.Delay(20);
        }
    }

    /// <summary>Ends what is left of its group: a group may outlive its leader.</summary>
    public void Dispose()
    {
        if (OperatingSystem.IsLinux()) _ = NativeKill(-_process.Id, (int)Signal.Kill);
        else if (!_process.HasExited) _process.Kill(entireProcessTree: true);

        lock (_output) _isDisposed = true;
        _process.Dispose();
        _ended.Dispose();
    }

    /// <summary>Sends a process a signal; one that has ended hears nothing.</summary>
    public static void Send(int process, Signal signal)
    {
        const int NoSuchProcess = 3;
        if (NativeKill(process, (int)signal) != 0 && Marshal.GetLastPInvokeError() != NoSuchProcess) throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    // What the dotnet command around these tests sets for its children would make ours behave as parts of it.
    private static bool IsOfAnOuterBuild(string variable) =>
        variable.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || variable.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase);

    private async Task WithinAsync(Func<CancellationToken, Task> wait)
    {
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await wait(limit.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The command did not end within {Limit}; it printed:\n{Output}");
        }
    }

    private void Add(string? line) => Tell(() =>
    {
        _output.AppendLine(line);
        if (line is not null) _lines.Writer.TryWrite(line);
    });

    // Events of the process may still come when nobody is interested any more.
    private void Tell(Action news)
    {
        lock (_output)
        {
            if (!_isDisposed) news();
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int NativeKill(int process, int signal);
}
