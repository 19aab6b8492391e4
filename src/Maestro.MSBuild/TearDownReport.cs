using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Evidence;
using Maestro.Engine.Reports;

namespace Maestro.MSBuild;

/// <summary>
/// Says how a tear-down went. It happens when no task runs any more, so that MSBuild's log is out of reach: what is said goes to the console of the
/// build, and after a fault to a file as well, because not every build shows the console of its worker processes.
/// </summary>
/// <param name="folder">Where the file goes: <c>artifacts/maestro</c> beside the environment file.</param>
/// <param name="output">The console, for what went well.</param>
/// <param name="error">The console, for faults.</param>
internal sealed class TearDownReport(string folder, TextWriter output, TextWriter error)
{
    public static TearDownReport ForEnvironmentFile(string workingDirectory, string? file, TextWriter output) => new(
        Path.Combine(file is null or "-" ? workingDirectory : Path.GetDirectoryName(Path.GetFullPath(file, workingDirectory))!, "artifacts", "maestro"),
        output,
        Console.Error);

    /// <param name="tornDown">How it ended.</param>
    /// <param name="lines">Its events as plain lines; the last sums up.</param>
    public void Write(PlayResult tornDown, ImmutableArray<string> lines)
    {
        if (tornDown.Succeeded) output.WriteLine($"Maestro: tear-down of '{tornDown.Environment}': {lines[^1]}");
        else WriteFault(tornDown.Environment, tornDown.Diagnostics, lines);
    }

    public void Write(string environment, Diagnostic fault, ImmutableArray<string> lines) => WriteFault(environment, [fault], lines);

    private void WriteFault(string environment, ImmutableArray<Diagnostic> faults, ImmutableArray<string> lines)
    {
        foreach (var line in faults.SelectMany(PlainText.Lines)) error.WriteLine(line);
        var file = Path.Combine(folder, $"{FileNames.Of(environment)}.tear-down.log");
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllLines(file, lines.Concat(faults.SelectMany(PlainText.Lines)).Distinct());
            error.WriteLine($"Maestro: the tear-down of '{environment}' did not succeed; its steps are in {file}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"Maestro: the tear-down of '{environment}' did not succeed, and {file} cannot be written: {exception.Message}");
        }
    }
}
