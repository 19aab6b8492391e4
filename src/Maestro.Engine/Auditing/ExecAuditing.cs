using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using Maestro.Engine.Programs;

namespace Maestro.Engine.Auditing;

/// <summary>Runs a program of this machine, which gets the instances as JSON on its standard input.</summary>
internal static class ExecAuditing
{
    // How long it may take to read what was printed when the program has ended: what it leaves behind may keep its outputs open.
    private static readonly TimeSpan ReadingTime = TimeSpan.FromMilliseconds(500);

    /// <exception cref="AuditFault">It cannot be run, or ends with another exit code than 0.</exception>
    public static async Task TellAsync(Auditor.Exec exec, Audit audit, CancellationToken cancellationToken)
    {
        using var process = Start(exec, audit);
        using var reading = new CancellationTokenSource();
        string? last = null;

        // Both are read while it runs: a pipe that nobody empties would stop it.
        var output = Task.WhenAll(ReadAsync(process.StandardError, line => last = line, reading.Token), ReadAsync(process.StandardOutput, _ => { }, reading.Token));
        try
        {
            await WriteAsync(process, audit, cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
        }
        finally
        {
            if (!process.HasExited) ProgramTree.End(process);
            await output.WaitAsync(ReadingTime, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await reading.CancelAsync();
        }

        if (process.ExitCode != 0) throw new AuditFault(string.Create(CultureInfo.InvariantCulture, $"'{exec.Script}' ended with exit code {process.ExitCode}{(last is null ? "" : $": {Secrets.Masked(last)}")}"));
    }

    private static Process Start(Auditor.Exec exec, Audit audit)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(exec.Script, exec.Arguments.Select(audit.Fill)) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (Exception fault) when (fault is System.ComponentModel.Win32Exception or InvalidOperationException or ArgumentException)
        {
            throw new AuditFault($"'{exec.Script}' cannot be run: {fault.Message}");
        }
    }

    private static async Task ReadAsync(StreamReader output, Action<string> take, CancellationToken cancellationToken)
    {
        while (await output.ReadLineAsync(cancellationToken) is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line)) take(line.Trim());
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
