using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Maestro.Engine.Diagnostics;

namespace Maestro.Tool;

/// <summary>Runs a program with our own input and output, and hands signals on to it.</summary>
internal sealed partial class ForegroundProgram(Signals signals, string folder)
{
    /// <summary>What shells exit with for a program that there is not.</summary>
    private const int NotFound = 127;

    /// <summary>What shells exit with for one that cannot be run.</summary>
    private const int NotExecutable = 126;

    private const int NoSuchFile = 2;

    // Asked to end, a program has this long; then it is ended.
    private static readonly TimeSpan EndsWithin = TimeSpan.FromSeconds(30);

    /// <summary>Its exit code; a fault says why it did not run.</summary>
    public async Task<(int ExitCode, Diagnostic? Fault)> RunAsync(ImmutableArray<string> command, IReadOnlyDictionary<string, string> variables)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { WorkingDirectory = folder };
        foreach (var (name, value) in variables) start.Environment[name] = value;
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception fault)
        {
            return (fault.NativeErrorCode == NoSuchFile ? NotFound : NotExecutable, Catalogue.ProgramNotStarted(command[0], fault.Message));
        }

        using (process)
        {
            signals.Forwarding = signal => Forward(process.Id, signal);
            try
            {
                await EndAsync(process);
                return (process.ExitCode, null);
            }
            finally
            {
                signals.Forwarding = null;
            }
        }
    }

    private async Task EndAsync(Process process)
    {
        await process.WaitForExitAsync(signals.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        using var late = new CancellationTokenSource(EndsWithin);
        await process.WaitForExitAsync(late.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (process.HasExited) return;

        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
    }

    // What a key on the terminal sends goes to the whole foreground group, the program included; twice would mean "at once" to many. On Windows keys are all there is.
    private static void Forward(int process, PosixSignal signal)
    {
        if (OperatingSystem.IsWindows() || (signal == PosixSignal.SIGINT && IsInForeground())) return;

        _ = Kill(process, signal switch
        {
            PosixSignal.SIGINT => 2,
            PosixSignal.SIGHUP => 1,
            _ => 15,
        });
    }

    private static bool IsInForeground()
    {
        var own = ProcessGroup();
        return TerminalGroup(0) == own || TerminalGroup(1) == own || TerminalGroup(2) == own;
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int Kill(int process, int signal);

    [LibraryImport("libc", EntryPoint = "getpgrp")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int ProcessGroup();

    [LibraryImport("libc", EntryPoint = "tcgetpgrp", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int TerminalGroup(int descriptor);
}
