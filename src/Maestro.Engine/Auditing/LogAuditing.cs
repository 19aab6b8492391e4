using System.Globalization;
using System.Text;
using Maestro.Engine.Model;

namespace Maestro.Engine.Auditing;

/// <summary>Appends a line to a file, whole, so that builds that share the file do not mix their lines.</summary>
internal static class LogAuditing
{
    public static async Task TellAsync(Auditor.Log log, Audit audit, CancellationToken cancellationToken)
    {
        var level = audit.Standing == AuditStanding.Failed ? "ERROR" : "INFO";
        var line = string.Create(CultureInfo.InvariantCulture, $"{audit.At.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'} {level} {audit.Message.ReplaceLineEndings(" ")}\n");
        try
        {
            if (Path.GetDirectoryName(log.File) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
            await using var file = new FileStream(log.File, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0, useAsync: true);
            await file.WriteAsync(Encoding.UTF8.GetBytes(line), cancellationToken);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new AuditFault(fault.Message);
        }
    }
}
