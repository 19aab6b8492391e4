using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Maestro.Engine.Runs;

/// <summary>The process that a run belongs to, so that whoever comes later can tell whether it still lives.</summary>
/// <param name="Host">Name of its machine, for people.</param>
/// <param name="Machine">What tells its machine from others of that name, and one boot from the next; what process ids are counted in is part of it.</param>
/// <param name="ProcessId">Its id.</param>
/// <param name="StartedAt">When it started, in a unit of the machine's own: ids are given again.</param>
public sealed record Owner(string Host, string Machine, int ProcessId, long StartedAt)
{
    private static readonly Lazy<Owner> This = new(() => Of(Environment.ProcessId)!);
    private static readonly Lazy<string> ThisMachine = new(MachineOfThisProcess);

    // Where only the wall clock tells when a process started, what it told at two times differs by what it was set in between.
    private const long ClockTolerance = 2 * TimeSpan.TicksPerSecond;

    /// <summary>The process that this code runs in.</summary>
    public static Owner ThisProcess => This.Value;

    /// <summary>The process of that id on this machine; null when there is none.</summary>
    public static Owner? Of(int processId) => StartOf(processId) is { } start ? new Owner(Environment.MachineName, ThisMachine.Value, processId, start) : null;

    /// <summary>The owner that <paramref name="label"/> tells of; null when it tells of none.</summary>
    public static Owner? Parse(string? label) =>
        label?.Split('/') is [var host, var machine, var id, var start]
        && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var processId)
        && long.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out var startedAt)
            ? new Owner(host, machine, processId, startedAt)
            : null;

    /// <summary>Whether it is a process of this machine, since its last boot.</summary>
    public bool IsOfThisMachine => Host == Environment.MachineName && Machine == ThisMachine.Value;

    /// <summary>Whether it lives; null when that cannot be told from here.</summary>
    public bool? Lives => !IsOfThisMachine ? null : StartOf(ProcessId) is { } start && (OperatingSystem.IsLinux() ? start == StartedAt : Math.Abs(start - StartedAt) <= ClockTolerance);

    /// <summary>The value of <see cref="Model.Labels.Owner"/>: <c>host/machine/process/start</c>.</summary>
    public string Label => string.Create(CultureInfo.InvariantCulture, $"{Host}/{Machine}/{ProcessId}/{StartedAt}");

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

    private static long? StartOf(int processId)
    {
        if (OperatingSystem.IsLinux()) return TicksSinceBoot(processId);
        try
        {
            using var process = Process.GetProcessById(processId);
            return process.HasExited ? null : process.StartTime.ToUniversalTime().Ticks;
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }

    // Field 22 of /proc/ID/stat (proc(5)), counted behind the name, which may hold anything. One that is a zombie has ended.
    private static long? TicksSinceBoot(int processId)
    {
        try
        {
            var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/stat"));
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] is "Z" or "X" ? null : long.Parse(fields[19], CultureInfo.InvariantCulture);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
