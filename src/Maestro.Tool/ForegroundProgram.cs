using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Programs;

namespace Maestro.Tool;

/// <summary>Runs a program with our own input and output, and hands signals on to it.</summary>
internal sealed partial class ForegroundProgram(Signals signals, string folder)
{
    /// <summary>What shells exit with for a program that there is not.</summary>
    private const int NotFound = 127;

    /// <summary>What shells exit with for one that cannot be run.</summary>
    private const int NotExecutable = 126;

    /// <summary>What shells say of one that SIGKILL has ended.</summary>
    private const int Killed = 137;

    private const int NoSuchFile = 2;

    // Asked to end, a program has this long; then it is ended.
    private static readonly TimeSpan EndsWithin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan EndsAfterKill = TimeSpan.FromSeconds(5);

    /// <summary>Its exit code; a fault says why it did not run, or not end.</summary>
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
            var (wasTold, decidesItself) = (false, true);
            signals.Forwarding = signal =>
            {
                wasTold = true;
                decidesItself &= Forward(process.Id, signal);
            };
            try
            {
                await process.WaitForExitAsync(signals.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

                // The signal came while the program was being started.
                if (signals.Token.IsCancellationRequested && !wasTold && !process.HasExited) Forward(process.Id, PosixSignal.SIGTERM);
                return await EndAsync(process, command[0], () => wasTold && decidesItself);
            }
            finally
            {
                signals.Forwarding = null;
            }
        }
    }

    // A key on the terminal means what the program takes it for: an editor or a shell goes on.
    private static async Task<(int ExitCode, Diagnostic? Fault)> EndAsync(Process process, string name, Func<bool> decidesItself)
    {
        while (!await EndsAsync(process, EndsWithin))
        {
            if (decidesItself()) continue;

            ProgramTree.End(process);
            var isKilled = await EndsAsync(process, EndsAfterKill);
            return (Killed, Catalogue.ProgramNotEnded(name, EndsWithin, isKilled));
        }

        return (process.ExitCode, null);
    }

    private static async Task<bool> EndsAsync(Process process, TimeSpan within)
    {
        using var late = new CancellationTokenSource(within);
        await process.WaitForExitAsync(late.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return process.HasExited;
    }

    // What a key on the terminal sends goes to the whole foreground group, the program included; twice would mean "at once" to many. On Windows keys are all there is.
    // Whether it was a key.
    private static bool Forward(int process, PosixSignal signal)
    {
        if (OperatingSystem.IsWindows() || (signal == PosixSignal.SIGINT && IsInForeground())) return true;

        _ = Kill(process, signal switch
        {
            PosixSignal.SIGINT => 2,
            PosixSignal.SIGHUP => 1,
            _ => 15,
        });
        return false;
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
