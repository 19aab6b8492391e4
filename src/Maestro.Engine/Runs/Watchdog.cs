using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace Maestro.Engine.Runs;

/// <summary>
/// A process of its own that takes a run down when this one ends without having done so, however it ends: it reads from a pipe whose other end only this process holds, so that
/// the system tells it. It is in a session of its own, where no signal that is meant for this process and its group reaches it.
/// </summary>
internal sealed class Watchdog
{
    /// <summary>What it prints once nothing can take it along with its owner any more.</summary>
    public const string Ready = "ready";

    /// <summary>What it is told when it is not needed any more.</summary>
    public const string Bye = "bye";

    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(20);

    // By these, CI agents find and end what a job has left running. The watchdog ends by itself.
    private static readonly ImmutableArray<string> JobMarks = ["RUNNER_TRACKING_ID", "BUILD_ID", "JENKINS_NODE_COOKIE", "HUDSON_COOKIE", "JENKINS_SERVER_COOKIE", "HUDSON_SERVER_COOKIE"];

    private readonly Process _process;

    private Watchdog(Process process) => _process = process;

    /// <summary>Sets one on a run; returns when it watches.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="order">What it shall do.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>It, or why there is none.</returns>
    public static async Task<(Watchdog? Watchdog, string? Fault)> StartAsync(ImmutableArray<string> command, WatchdogOrder order, TimeProvider clock, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            CreateNoWindow = true,
        };
        foreach (var mark in JobMarks) start.Environment.Remove(mark);
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Exception fault) when (fault is Win32Exception or InvalidOperationException)
        {
            return (null, $"{command[0]} cannot be run: {fault.Message}");
        }

        using var limit = new CancellationTokenSource(ReadyWithin, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(order, WatchdogJson.Default.WatchdogOrder).AsMemory(), either.Token);
            await process.StandardInput.FlushAsync(either.Token);
            var said = await process.StandardOutput.ReadLineAsync(either.Token);
            if (said == Ready) return (new Watchdog(process), null);

            var error = said is null ? (await process.StandardError.ReadToEndAsync(either.Token)).Trim() : said;
            return Fail(process, error.Length > 0 ? error.Split('\n')[0] : "the watchdog ended at once");
        }
        catch (IOException)
        {
            return Fail(process, "the watchdog ended at once");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Fail(process, $"the watchdog was not ready within {ReadyWithin.TotalSeconds:0} s");
        }
        catch
        {
            _ = Fail(process, "");
            throw;
        }
    }

    /// <summary>Lets it go: the run is over.</summary>
    public async Task LetGoAsync()
    {
        using var process = _process;
        try
        {
            await process.StandardInput.WriteLineAsync(Bye);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has gone already; it would have had nothing to do.
        }
    }

    private static (Watchdog? Watchdog, string? Fault) Fail(Process process, string fault)
    {
        using (process)
        {
            if (!process.HasExited) process.Kill();
        }

        return (null, fault);
    }
}
