using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using Maestro.Engine.Programs;

namespace Maestro.Engine.Lifecycle;

/// <summary>Runs a program of this machine, without a shell. One that is given up on is ended with everything that it started.</summary>
internal sealed class ExecProbe(LifecycleCheck.Exec check, CheckSubject subject, TimeProvider clock) : Probe
{
    // The system's error numbers ENOENT (also on Windows), ENOEXEC and EACCES: what no further try changes.
    private const int NoSuchFile = 2;
    private const int NoProgram = 8;
    private const int NotAllowed = 13;

    // What a program left behind may hold its output open for ever.
    private static readonly TimeSpan OutputGrace = TimeSpan.FromMilliseconds(200);

    private readonly Masking _masking = subject.Masking();

    public override TimeSpan LongestTry => check.MaxWait;

    // A program that hangs once will hang again.
    public override ProbeAnswer Late(TimeSpan limit) => ProbeAnswer.Never($"'{check.Command[0]}' did not end within {limit.TotalSeconds:0.#} s");

    public override async Task<ProbeAnswer> TryAsync(CancellationToken cancellationToken)
    {
        var variables = ContainerVariables.Of(subject.Instance);
        using var process = new Process { StartInfo = StartInfo(variables) };
        try
        {
            process.Start();
        }
        catch (Win32Exception fault)
        {
            var reason = $"'{check.Command[0]}' cannot be run: {InWords(fault, Sought())}";
            return fault.NativeErrorCode is NoSuchFile or NoProgram or NotAllowed ? ProbeAnswer.Never(reason) : ProbeAnswer.Fail(reason);
        }

        var tail = new OutputTail();
        using var reading = new CancellationTokenSource();
        var output = Task.WhenAll(tail.ReadAsync(process.StandardOutput, reading.Token), tail.ReadAsync(process.StandardError, reading.Token));
        try
        {
            await HandOverAsync(process, variables, cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
        }
        finally
        {
            if (!process.HasExited) await EndAsync(process);
            await DrainAsync(process, output, reading, cancellationToken);
        }

        return process.ExitCode == 0 ? ProbeAnswer.Pass : ProbeAnswer.Fail($"exit code {process.ExitCode}") with { Output = OutputTail.Of(tail.Lines, _masking) };
    }

    private ProcessStartInfo StartInfo(Dictionary<string, string> variables)
    {
        var info = new ProcessStartInfo(Program(), check.Command.Skip(1))
        {
            WorkingDirectory = subject.Place.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        info.Environment.Clear();
        foreach (var (name, value) in subject.Place.Variables) info.Environment[name] = value;
        if (check.Handover == VariableHandover.Environment)
        {
            foreach (var (name, value) in variables) info.Environment[name] = value;
        }

        return info;
    }

    // A name with a folder starts at the working directory; one without is looked for where programs are.
    private string Program() => IsBare ? check.Command[0] : Path.GetFullPath(check.Command[0], subject.Place.Folder);

    private bool IsBare => check.Command[0].AsSpan().IndexOfAny('/', Path.DirectorySeparatorChar) < 0;

    private string Sought() => IsBare ? " in PATH" : Path.IsPathRooted(check.Command[0]) ? "" : $", seen from {subject.Place.Folder}";

    // A program need not read what it is handed, and may end before it could.
    private async Task HandOverAsync(Process process, Dictionary<string, string> variables, CancellationToken cancellationToken)
    {
        try
        {
            if (check.Handover == VariableHandover.StandardInput) await process.StandardInput.BaseStream.WriteAsync(Json(variables), cancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // Its exit code tells what it made of that.
        }
    }

    private async Task EndAsync(Process process)
    {
        ProgramTree.End(process);
        await process.WaitForExitAsync(CancellationToken.None).WaitAsync(OutputGrace, clock).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task DrainAsync(Process process, Task output, CancellationTokenSource reading, CancellationToken cancellationToken)
    {
        // Of one that was given up on nothing is read.
        await output.WaitAsync(OutputGrace, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await reading.CancelAsync();
        process.StandardOutput.Dispose();
        process.StandardError.Dispose();
    }

    private static byte[] Json(Dictionary<string, string> variables)
    {
        var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            foreach (var (name, value) in variables) json.WriteString(name, value);
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    // Only the reason: the whole message also names the folder, and is written differently everywhere.
    private static string InWords(Win32Exception fault, string sought) => fault.NativeErrorCode switch
    {
        NoSuchFile => $"there is no such program{sought}",
        NoProgram => "it is no program of this machine, and no script that begins with #!",
        NotAllowed => "it is not executable",
        var code => new Win32Exception(code).Message,
    };
}
