using System.Globalization;
using System.Text;
using Maestro.Engine.Model;

namespace Maestro.Engine.Auditing;

/// <summary>Appends a line to a file, which others may write as well: each has it for himself while he does.</summary>
internal static class LogAuditing
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    public static async Task TellAsync(Auditor.Log log, Audit audit, CancellationToken cancellationToken)
    {
        var level = audit.Standing == AuditStanding.Failed ? "ERROR" : "INFO";
        var line = string.Create(CultureInfo.InvariantCulture, $"{audit.At.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'} {level} {audit.Message.ReplaceLineEndings(" ")}\n");
        try
        {
            if (Path.GetDirectoryName(log.File) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
            await using var file = await OpenAsync(log.File, cancellationToken);
            await file.WriteAsync(Encoding.UTF8.GetBytes(line), cancellationToken);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new AuditFault(fault.Message);
        }
    }

    // The system says at once that another one has it, and not when he lets go.
    private static async Task<FileStream> OpenAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);
            }
            catch (IOException fault) when (IsTaken(fault))
            {
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }

    // EAGAIN of Linux and of macOS, a sharing violation of Windows.
    private static bool IsTaken(IOException fault) => fault.HResult is 11 or 35 or unchecked((int)0x80070020);
}
