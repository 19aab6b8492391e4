using System.Diagnostics;
using System.Globalization;

namespace Maestro.Testing;

/// <summary>The processes that watch over runs, found by who started them.</summary>
public static class Watchdogs
{
    /// <summary>Those that watch over the runs of a process and of its descendants. Ask before it dies: afterwards nobody knows whose they were.</summary>
    public static async Task<IReadOnlyList<Process>> OfAsync(int owner)
    {
        var processes = (await PrintedAsync("ps", "-eo", "pid=,ppid=,args=")).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Where(words => words.Length == 3)
            .Select(words => (Id: Number(words[0]), Parent: Number(words[1]), Command: words[2])).ToList();
        var family = new HashSet<int> { owner };
        while (processes.Where(process => family.Contains(process.Parent)).Select(process => process.Id).Where(family.Add).ToList().Count > 0)
        {
            // One generation a round.
        }

        return [.. processes.Where(process => family.Contains(process.Id) && IsWatchdog(process.Command)).Select(process => Find(process.Id)).OfType<Process>()];
    }

    /// <summary>Waits for the ends of those that <see cref="OfAsync"/> has found.</summary>
    /// <exception cref="TimeoutException">One of them was not done in time.</exception>
    public static async Task AreDoneAsync(IReadOnlyList<Process> watchdogs, TimeSpan within)
    {
        try
        {
            await Task.WhenAll(watchdogs.Select(watchdog => watchdog.WaitForExitAsync())).WaitAsync(within);
        }
        finally
        {
            foreach (var watchdog in watchdogs) watchdog.Dispose();
        }
    }

    private static bool IsWatchdog(string command) => command.Contains("maestro.dll watchdog", StringComparison.Ordinal) || command.Contains("Maestro.Watchdog.dll", StringComparison.Ordinal);

    private static Process? Find(int id)
    {
        try
        {
            return Process.GetProcessById(id);
        }
        catch (ArgumentException)
        {
            // It has ended since.
            return null;
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static async Task<string> PrintedAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var printed = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return printed;
    }
}
