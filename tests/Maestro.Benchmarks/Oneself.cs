using System.Diagnostics;

namespace Maestro.Benchmarks;

/// <summary>This program once more, in a process of its own.</summary>
internal static class Oneself
{
    public static Process Start(string[] words)
    {
        // The program is dotnet where this runs as a library, and this program itself otherwise, which needs no name of a library.
        var program = Environment.ProcessPath!;
        string[] arguments = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [typeof(Oneself).Assembly.Location, .. words] : words;
        return Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
    }
}
