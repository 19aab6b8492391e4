using System.Diagnostics;

namespace Maestro.Benchmarks;

/// <summary>Docker Compose, where it is installed: as a plugin of the docker command, or by itself.</summary>
internal sealed class Compose
{
    private readonly string[] _command;

    private Compose(string[] command, string version) => (_command, Version) = (command, version);

    public string Version { get; }

    public static Compose? Find()
    {
        foreach (var command in new string[][] { ["docker", "compose"], ["docker-compose"] })
        {
            if (Ask(command, "version", "--short") is (0, var version)) return new Compose(command, version.Trim());
        }

        return null;
    }

    public Times Run(Shape shape)
    {
        var folder = Directory.CreateTempSubdirectory("maestro-bench-");
        try
        {
            var file = Path.Combine(folder.FullName, "compose.yaml");
            File.WriteAllText(file, shape.ComposeFile());
            var times = new Times(Took("up", "--detach"), Took("stop"));
            Took("down");
            return times;

            double Took(params string[] words)
            {
                var began = Stopwatch.GetTimestamp();
                var (exitCode, said) = Ask(_command, ["--file", file, "--project-name", "maestro-bench", .. words]);
                return exitCode == 0 ? Stopwatch.GetElapsedTime(began).TotalSeconds : throw new InvalidOperationException($"compose {string.Join(' ', words)}: {said}");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static (int ExitCode, string Said) Ask(string[] command, params string[] words)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command[0], [.. command[1..], .. words]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEndAsync();
            var said = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, said + errors.GetAwaiter().GetResult());
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return (-1, "");
        }
    }
}
