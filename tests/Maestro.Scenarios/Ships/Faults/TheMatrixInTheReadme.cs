using System.Runtime.CompilerServices;
using Maestro.Engine.Diagnostics;

namespace Maestro.Scenarios.Ships.Faults;

/// <summary>The tests' README has the matrix as a table; MAESTRO_UPDATE_README, the README's path, writes it anew.</summary>
public sealed class TheMatrixInTheReadme
{
    private const string Header = "| fault of ship 2 of 3 | start | status | stop | clean |";

    [Fact]
    public void Is_the_one_that_is_run()
    {
        string[] table = [Header, "| --- | --- | --- | --- | --- |", .. FaultMatrix.Faults.Select(Row)];
        if (Environment.GetEnvironmentVariable("MAESTRO_UPDATE_README") is { Length: > 0 } target) Write(target, table);

        var lines = File.ReadAllLines(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "..", "README.md"));
        lines.SkipWhile(line => line != Header).TakeWhile(line => line.StartsWith('|')).ShouldBe(table);
    }

    private static string Row(Fault fault) => $"| {fault.Name} | {string.Join(" | ", fault.ExitCodes.Select(Codes))} |";

    private static string Codes(ExitCode[] codes) => string.Join(" or ", codes.Select(code => $"{(int)code}"));

    private static void Write(string readme, string[] table)
    {
        var lines = File.ReadAllLines(readme);
        File.WriteAllLines(readme, [.. lines.TakeWhile(line => line != Header), .. table, .. lines.SkipWhile(line => line != Header).SkipWhile(line => line.StartsWith('|'))]);
    }

    private static string Here([CallerFilePath] string file = "") => file;
}
