using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;

namespace Maestro.Engine.Auditing;

/// <summary>Runs a program of this machine, which gets the instances as JSON on its standard input.</summary>
internal static class ExecAuditing
{
    /// <exception cref="AuditFault">It cannot be run, or ends with another exit code than 0.</exception>
    public static async Task TellAsync(Auditor.Exec exec, Audit audit, CancellationToken cancellationToken)
    {
        using var process = Start(exec, audit);
        try
        {
            // Both are read while it runs: a pipe that nobody empties would stop it.
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            await WriteAsync(process, audit, cancellationToken);
            await Task.WhenAll(errors, output, process.WaitForExitAsync(cancellationToken));
            if (process.ExitCode == 0) return;

            var last = (await errors).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault();
            throw new AuditFault(string.Create(CultureInfo.InvariantCulture, $"'{exec.Script}' ended with exit code {process.ExitCode}{(last is null ? "" : $": {Secrets.Masked(last)}")}"));
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static Process Start(Auditor.Exec exec, Audit audit)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(exec.Script, exec.Arguments.Select(audit.Fill)) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (System.ComponentModel.Win32Exception fault)
        {
            throw new AuditFault($"'{exec.Script}' cannot be run: {fault.Message}");
        }
    }

    // Who does not read it need not.
    private static async Task WriteAsync(Process process, Audit audit, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(Instances(audit), cancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The pipe is closed: the program has ended, or reads no input.
        }
    }

    private static byte[] Instances(Audit audit)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var instance in audit.Instances)
            {
                json.WriteStartObject();
                json.WriteString("name", instance.Name);
                json.WriteString("service", instance.Service);
                json.WriteString("ship", instance.Ship);
                json.WriteString("image", instance.Image);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return [.. buffer.ToArray(), (byte)'\n'];
    }
}
