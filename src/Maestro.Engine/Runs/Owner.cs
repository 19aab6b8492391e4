using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Maestro.Engine.Runs;

/// <summary>The process that a run belongs to, so that whoever comes later can tell whether it still lives.</summary>
/// <param name="Host">Name of its machine, for people.</param>
/// <param name="Machine">What tells its machine from others of that name, and one boot from the next; what process ids are counted in is part of it.</param>
/// <param name="ProcessId">Its id.</param>
/// <param name="StartedAt">When it started, in a unit of the machine's own: ids are given again.</param>
/// <param name="User">Whose it is: leases of others cannot be seen.</param>
public sealed partial record Owner(string Host, string Machine, int ProcessId, long StartedAt, string User)
{
    // EPERM of kill(2).
    private const int NotPermitted = 1;

    private const int BootLength = 36;

    private static readonly Lazy<Owner> This = new(() => Of(Environment.ProcessId)!);
    private static readonly Lazy<string> ThisMachine = new(MachineOfThisProcess);

    // Where only the wall clock tells when a process started, what it told at two times differs by what it was set in between.
    private const long ClockTolerance = 2 * TimeSpan.TicksPerSecond;

    /// <summary>The process that this code runs in.</summary>
    public static Owner ThisProcess => This.Value;

    /// <summary>The process of that id on this machine; null when there is none.</summary>
    public static Owner? Of(int processId) => Look(processId) is { Start: { } start } ? new Owner(Environment.MachineName, ThisMachine.Value, processId, start, ThisUser) : null;

    /// <summary>The owner that <paramref name="label"/> tells of; null when it tells of none.</summary>
    public static Owner? Parse(string? label) =>
        label?.Split('/') is [var host, var machine, var id, var start, var user]
        && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var processId)
        && long.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out var startedAt)
            ? new Owner(host, machine, processId, startedAt, user)
            : null;

    /// <summary>Whether it is a process of this machine, since its last boot.</summary>
    public bool IsOfThisMachine => Host == Environment.MachineName && Machine == ThisMachine.Value;

    /// <summary>Whether it lives; null when that cannot be told from here.</summary>
    public bool? Lives => !IsOfThisMachine ? null : Look(ProcessId) switch
    {
        { IsThere: null } => null,
        { Start: { } start } => OperatingSystem.IsLinux() ? start == StartedAt : Math.Abs(start - StartedAt) <= ClockTolerance,
        _ => false,
    };

    /// <summary>Whether it was a process of a machine of this one's name before that booted. It is dead if it was of this one; another of that name cannot be ruled out.</summary>
    public bool IsOfEarlierBoot =>
        Host == Environment.MachineName && Machine.Length > BootLength && ThisMachine.Value.Length > BootLength && !Machine.AsSpan(0, BootLength).SequenceEqual(ThisMachine.Value.AsSpan(0, BootLength));

    /// <summary>Whether it is a process of this user.</summary>
    public bool IsOfThisUser => User == ThisUser;

    /// <summary>The value of <see cref="Model.Labels.Owner"/>: <c>host/machine/process/start/user</c>.</summary>
    public string Label => string.Create(CultureInfo.InvariantCulture, $"{Host}/{Machine}/{ProcessId}/{StartedAt}/{User}");

    /// <summary><c>process 4711 on host1</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"process {ProcessId} on {Host}");

    // Containers of one name may share a daemon: the same host name, other processes.
    private static string MachineOfThisProcess()
    {
        if (!OperatingSystem.IsLinux()) return "";
        try
        {
            var boot = File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim();
            var space = new FileInfo("/proc/self/ns/pid").LinkTarget ?? "";
            return $"{boot}-{new string([.. space.Where(char.IsAsciiDigit)])}";
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static string ThisUser { get; } = Uri.EscapeDataString(Environment.UserName);

    // Whether there is such a process (null: that may not be known), and when it started.
    private static (bool? IsThere, long? Start) Look(int processId)
    {
        if (OperatingSystem.IsLinux()) return LookOnLinux(processId);
        try
        {
            using var process = Process.GetProcessById(processId);
            return process.HasExited ? (false, null) : (true, process.StartTime.ToUniversalTime().Ticks);
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidOperationException)
        {
            return (false, null);
        }
        catch (Win32Exception)
        {
            return (null, null);
        }
    }

    // Field 22 of /proc/ID/stat (proc(5)) are ticks since the boot, counted behind the name, which may hold anything. One that is a zombie has ended. Processes of others may be hidden.
    private static (bool? IsThere, long? Start) LookOnLinux(int processId)
    {
        try
        {
            var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/stat"));
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] is "Z" or "X" ? (false, null) : (true, long.Parse(fields[19], CultureInfo.InvariantCulture));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Kill(processId, 0) == 0 || Marshal.GetLastPInvokeError() == NotPermitted ? (null, null) : (false, null);
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int Kill(int process, int signal);
}
