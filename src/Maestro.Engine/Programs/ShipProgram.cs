using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Maestro.Engine.Diagnostics;

namespace Maestro.Engine.Programs;

/// <summary>Runs the program of a ship provider.</summary>
internal static class ShipProgram
{
    /// <summary>How long it may take.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>What it printed, or why there is nothing to read.</summary>
    /// <param name="command">The program, found in <paramref name="folder"/> where it is a relative path, and its arguments.</param>
    /// <param name="folder">Its working directory.</param>
    /// <param name="limit">How long it may take; then it is ended with all that it started.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static (string? Text, string? Fault) Run(ImmutableArray<string> command, string folder, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(limit);
        var file = command[0].Contains('/', StringComparison.Ordinal) ? Path.GetFullPath(command[0], folder) : command[0];
        try
        {
            using var process = Process.Start(new ProcessStartInfo(file, command.Skip(1)) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true })!;
            process.StandardInput.Close();
            return Read(process, limit, late.Token, cancellationToken);
        }
        catch (Exception fault) when (fault is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            return (null, $"it cannot be run: {fault.Message}");
        }
    }

    private static (string? Text, string? Fault) Read(Process process, TimeSpan limit, CancellationToken late, CancellationToken cancellationToken)
    {
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(late), process.StandardError.ReadToEndAsync(late));
            Task.WhenAll(output, errors, process.WaitForExitAsync(late)).GetAwaiter().GetResult();
            if (process.ExitCode == 0) return (output.GetAwaiter().GetResult(), null);

            var last = errors.GetAwaiter().GetResult().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault();
            return (null, string.Create(CultureInfo.InvariantCulture, $"it ended with exit code {process.ExitCode}{(last is null ? "" : $": {Secrets.Masked(last)}")}"));
        }
        catch (OperationCanceledException)
        {
            ProgramTree.End(process);
            cancellationToken.ThrowIfCancellationRequested();
            return (null, string.Create(CultureInfo.InvariantCulture, $"it did not end within {limit.TotalSeconds:0.#} s"));
        }
    }
}
