using System.Diagnostics;
using Maestro.Scenarios.Plays;

namespace Maestro.Scenarios.Runs;

/// <summary><c>maestro run</c> in a session of its own, as a job of a terminal is, so that it can be killed alone or with its group.</summary>
internal sealed class OwnedRun : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private OwnedRun(Process process) => _process = process;

    /// <summary>Runs <paramref name="program"/> in the shell, in the environment of <paramref name="shop"/>; its events come as JSON on standard error.</summary>
    public static OwnedRun Start(LiveEnvironment shop, string program)
    {
        string[] words = ["--default-signal=INT,HUP,TERM", "setsid", "dotnet", Path.Combine(AppContext.BaseDirectory, "maestro.dll"), "-f", shop.File, "--format", "json", "run", "--", "sh", "-c", program];
        var start = new ProcessStartInfo("env", words) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = shop.Folder };
        start.Environment["MAESTRO_STATE"] = shop.State;
        return new OwnedRun(Process.Start(start)!);
    }

    /// <summary>The next line that the program prints; null when it is over.</summary>
    public Task<string?> NextLineAsync() => _process.StandardOutput.ReadLineAsync().WaitAsync(Limit);

    /// <summary>The next event; null when it is over.</summary>
    public Task<string?> NextEventAsync() => _process.StandardError.ReadLineAsync().WaitAsync(Limit);

    /// <summary>Reads events until the program is about to run, or to its end.</summary>
    public async Task<int> CountEventsAsync()
    {
        var count = 0;
        while (await NextEventAsync() is not null) count++;
        return count;
    }

    /// <summary>Sends a signal to the process, or with it to all of its group.</summary>
    public async Task SendAsync(string signal, bool toGroup = false)
    {
        using var kill = Process.Start("kill", ["-s", signal, "--", toGroup ? $"-{_process.Id}" : $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Sends a signal to the watchdog that watches over it.</summary>
    public async Task KillWatchdogAsync()
    {
        using var kill = Process.Start(new ProcessStartInfo("pkill", ["-KILL", "-P", $"{_process.Id}", "-f", "maestro.dll watchdog"]));
        await kill!.WaitForExitAsync();
        kill.ExitCode.ShouldBe(0, "there is a watchdog");
    }

    /// <summary>Its exit code, and what it said.</summary>
    public async Task<(int ExitCode, string Said)> EndAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        var (output, errors) = (_process.StandardOutput.ReadToEndAsync(limit.Token), _process.StandardError.ReadToEndAsync(limit.Token));
        await _process.WaitForExitAsync(limit.Token);
        return (_process.ExitCode, await output + await errors);
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
