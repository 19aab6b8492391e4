using System.Security.Cryptography;
using System.Text;

namespace Maestro.Engine.Runs;

/// <summary>
/// Which runs of this user on this machine are in use: a file a run, locked by every process that uses it, which the system unlocks however a process ends; and a gate for
/// each environment, which whoever brings it up or takes it down holds meanwhile.
/// </summary>
/// <param name="folder">Where the files are.</param>
/// <param name="clock">The clock.</param>
internal sealed class Leases(string folder, TimeProvider clock)
{
    // EWOULDBLOCK of flock(2), and ERROR_SHARING_VIOLATION.
    private const int InUseOnLinux = 11;
    private const int InUseOnMac = 35;
    private const int InUseOnWindows = unchecked((int)0x80070020);

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(250);

    /// <summary>The folder of this user; whether anything made it already makes no difference.</summary>
    public static string DefaultFolder => Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 0 } home
        ? Path.Combine(home, "maestro", "leases")
        : Path.Combine(Path.GetTempPath(), $"maestro-{Environment.UserName}", "leases");

    /// <summary>Whether a process uses the run.</summary>
    public bool IsHeld(string run)
    {
        if (!File.Exists(RunFile(run))) return false;
        using var alone = Open(RunFile(run), FileAccess.ReadWrite, FileShare.None);
        if (alone is null) return true;

        // It may have been deleted in between, and come to be again here: nobody's, and so for nobody to miss. Windows deletes no file that is open, and one that is empty
        // and unlocked says as much as none.
        if (!OperatingSystem.IsWindows()) File.Delete(RunFile(run));
        return false;
    }

    /// <summary>Enters the gate of an environment, and gives the run that is in use there: <paramref name="newRun"/> if none is. It is in use until the lease is given back.</summary>
    /// <param name="key">The environment's.</param>
    /// <param name="newRun">Gives the id of a new run.</param>
    /// <param name="waiting">Called once when another process holds the gate.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="IOException">The folder cannot be used.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be used.</exception>
    public async Task<Lease> TakeAsync(string key, Func<string> newRun, Action waiting, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var gate = await EnterAsync(key, waiting, cancellationToken);
        try
        {
            var known = Read(gate);
            var isShared = known.Length > 0 && IsHeld(known);
            var run = isShared ? known : newRun();
            Write(gate, run);
#pragma warning disable CA2000 // The lease has it from here on.
            var use = await OpenAsync(RunFile(run), FileAccess.Read, FileShare.Read, static () => { }, cancellationToken);
#pragma warning restore CA2000
            return new Lease(this, key, run, isShared, gate, use);
        }
        catch
        {
            await gate.DisposeAsync();
            throw;
        }
    }

    /// <summary>Does <paramref name="tearDown"/> behind the gate unless the run is in use, and forgets the run; whether it did.</summary>
    /// <param name="key">The environment's.</param>
    /// <param name="run">The run.</param>
    /// <param name="use">The caller's own use of it, given back only behind the gate: else others would find it unused before it is taken down. Null: none.</param>
    /// <param name="tearDown">What is done.</param>
    /// <param name="waiting">Called once when another process holds the gate.</param>
    /// <param name="cancellationToken">Ends the wait for the gate.</param>
    /// <exception cref="IOException">The folder cannot be used.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be used.</exception>
    public async Task<bool> EndAsync(string key, string run, IAsyncDisposable? use, Func<Task> tearDown, Action waiting, CancellationToken cancellationToken)
    {
        await using var gate = await EnterAsync(key, waiting, cancellationToken);

        if (use is not null) await use.DisposeAsync();
        if (IsHeld(run)) return false;

        await tearDown();
        File.Delete(RunFile(run));
        if (Read(gate) != run) return true;

        // Windows deletes no file that is open.
        if (OperatingSystem.IsWindows()) Write(gate, "");
        else File.Delete(GateFile(key));
        return true;
    }

    private string RunFile(string run) => Path.Combine(folder, $"{run}.run");

    private string GateFile(string key) => Path.Combine(folder, $"{key}.gate");

    private async Task<FileStream> EnterAsync(string key, Action waiting, CancellationToken cancellationToken)
    {
        while (true)
        {
            var gate = await OpenAsync(GateFile(key), FileAccess.ReadWrite, FileShare.None, waiting, cancellationToken);
            if (IsAt(GateFile(key), gate)) return gate;

            await gate.DisposeAsync();
        }
    }

    // Whoever held it before may have deleted it, and somebody else made another since: the one that is there by that name counts.
    private static bool IsAt(string path, FileStream file)
    {
        var stamp = DateTime.UnixEpoch.AddSeconds(RandomNumberGenerator.GetInt32(int.MaxValue));
        File.SetLastWriteTimeUtc(file.SafeFileHandle, stamp);
        return File.GetLastWriteTimeUtc(path) == stamp;
    }

    // The system tells nobody of a lock that is given back: it is asked for, ever less often.
    private async Task<FileStream> OpenAsync(string path, FileAccess access, FileShare share, Action waiting, CancellationToken cancellationToken)
    {
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
#pragma warning disable CA2000 // Whoever asked for it disposes it.
            if (Open(path, access, share) is { } file) return file;
#pragma warning restore CA2000
            if (pause == FirstPause * 4) waiting();
            await Task.Delay(pause, clock, cancellationToken);
        }
    }

    // Null: it is in use. What else is wrong stays wrong.
    private static FileStream? Open(string path, FileAccess access, FileShare share)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, access, share, bufferSize: 1);
        }
        catch (IOException fault) when (fault.HResult is InUseOnLinux or InUseOnMac or InUseOnWindows)
        {
            return null;
        }
    }

    private static string Read(FileStream file)
    {
        file.Position = 0;
        using var reader = new StreamReader(file, Encoding.ASCII, leaveOpen: true);
        return reader.ReadToEnd().Trim();
    }

    private static void Write(FileStream file, string text)
    {
        file.SetLength(0);
        file.Position = 0;
        file.Write(Encoding.ASCII.GetBytes(text));
        file.Flush();
    }
}
