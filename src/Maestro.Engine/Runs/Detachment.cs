using System.Runtime.InteropServices;

namespace Maestro.Engine.Runs;

/// <summary>Takes this process out of the reach of signals that are meant for the one that started it.</summary>
internal static partial class Detachment
{
    private static readonly List<PosixSignalRegistration> Registrations = [];

    /// <summary>Ignores INT, TERM, HUP and QUIT from now on, and leaves the session and the process group of its parent.</summary>
    public static void Detach()
    {
        foreach (var signal in (ReadOnlySpan<PosixSignal>)[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT])
            Registrations.Add(PosixSignalRegistration.Create(signal, context => context.Cancel = true));

        // Fails only where this process leads a group already, which is as good.
        if (!OperatingSystem.IsWindows()) _ = SetSession();
    }

    [LibraryImport("libc", EntryPoint = "setsid", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int SetSession();
}
