using System.Diagnostics;
using System.Globalization;
using Maestro.Scenarios.Plays;

namespace Maestro.Scenarios.Runs;

/// <summary><c>maestro run</c> in a session of its own, as a job of a terminal is, so that it can be killed alone or with its group.</summary>
internal sealed class OwnedRun : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private OwnedRun(Process process) => _process = process;

    /// <summary>Runs <paramref name="program"/> in the shell, in the environment of <paramref name="shop"/>; its events come as JSON on standard error.</summary>
    public static OwnedRun Start(LiveEnvironment shop, string program, params string[] options)
    {
        string[] words = ["--default-signal=INT,HUP,TERM", "setsid", "dotnet", Path.Combine(AppContext.BaseDirectory, "maestro.dll"), "-f", shop.File, "--format", "json", "run", .. options, "--", "sh", "-c", program];
        var start = new ProcessStartInfo("env", words) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = shop.Folder };
        start.Environment["MAESTRO_STATE"] = shop.State;
        return new OwnedRun(Process.Start(start)!);
    }

    /// <summary>The next line that the program prints; null when it is over.</summary>
    public Task<string?> NextLineAsync() => _process.StandardOutput.ReadLineAsync().WaitAsync(Limit);

    /// <summary>Sends a signal to the process, or with it to all of its group.</summary>
    public async Task SendAsync(string signal, bool toGroup = false)
    {
        using var kill = Process.Start(new ProcessStartInfo("kill", ["-s", signal, "--", toGroup ? $"-{_process.Id}" : $"{_process.Id}"]) { RedirectStandardError = true })!;
        await kill.WaitForExitAsync();
    }

    /// <summary>Kills it, or with it all of its group, and waits until its watchdog has done its duty. One that was killed before it had a watchdog, or after it let it go, has none.</summary>
    public async Task DieAsync(TimeSpan within, bool withGroup = false)
    {
        using var watchdog = await WatchdogAsync();
        await SendAsync("KILL", withGroup);
        if (watchdog is not null) await watchdog.WaitForExitAsync().WaitAsync(within);
    }

    /// <summary>Kills its watchdog.</summary>
    public async Task KillWatchdogAsync()
    {
        using var watchdog = (await WatchdogAsync()).ShouldNotBeNull("there is a watchdog");
        watchdog.Kill();
        await watchdog.WaitForExitAsync();
    }

    /// <summary>Its exit code, and what it said.</summary>
    public async Task<(int ExitCode, string Said)> EndAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        var (output, errors) = (_process.StandardOutput.ReadToEndAsync(limit.Token), _process.StandardError.ReadToEndAsync(limit.Token));
        await _process.WaitForExitAsync(limit.Token);
        return (_process.ExitCode, await output + await errors);
    }

    /// <summary>Ends what is left of its group: a program goes on when what started it is killed alone.</summary>
    public async ValueTask DisposeAsync()
    {
        await SendAsync("KILL", toGroup: true);
        await _process.WaitForExitAsync().WaitAsync(Limit);
        _process.Dispose();
    }

    private async Task<Process?> WatchdogAsync()
    {
        using var find = Process.Start(new ProcessStartInfo("pgrep", ["-P", $"{_process.Id}", "-f", "maestro.dll watchdog"]) { RedirectStandardOutput = true })!;
        var found = await find.StandardOutput.ReadToEndAsync();
        await find.WaitForExitAsync();
        try
        {
            return int.TryParse(found, CultureInfo.InvariantCulture, out var id) ? Process.GetProcessById(id) : null;
        }
        catch (ArgumentException)
        {
            // It has ended since.
            return null;
        }
    }
}
