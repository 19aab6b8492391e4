using System.Diagnostics;
using System.Globalization;
using Maestro.Engine;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Graph;
using Maestro.Engine.Model;
using Maestro.Engine.Reports;

namespace Maestro.Benchmarks;

/// <summary>
/// What loading an environment costs, beside Jinja2 and PyYAML's C parser where python3 has them: each time in a new process, as a command is
/// one, and in turn, so that the ratio holds when the machine's speed drifts.
/// </summary>
internal static class Loads
{
    public const string LoadOnce = "load-once";
    public const string DumpOnce = "dump-once";

    /// <summary>Loads a file and puts its instances in order, dumps them where that is asked for, and prints their number and the processor's time.</summary>
    public static void Once(string file, bool dump)
    {
        var (conductor, request) = (new Conductor(), new PlayRequest { File = file });
        var environment = conductor.Load(request).Environment;
        if (dump) EnvironmentDump.Write(TextWriter.Null, environment, [.. environment.Instances.Values], showSecrets: false, CancellationToken.None);
        var instances = environment.Services.ToDictionary(pair => pair.Key, pair => pair.Value.Instances, StringComparer.Ordinal);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{PlayOrder.Of(instances, name => environment.Services[name].Requires).Length} {Environment.CpuUsage.TotalTime.TotalSeconds}"));
    }

    public static void Compare(int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("maestro-bench-");
        try
        {
            var python = HasPython();
            Console.WriteLine(python ? $"loading, medians of {rounds} (ratio below 0.25 wanted)" : $"loading, medians of {rounds}; python3 has no jinja2 and yaml with its C parser here: the comparison is left out");
            var small = Row("1,000 instances", Write("plain-1000", Files.Plain(1000)), 1000, rounds, python);
            var large = Row("10,000 instances", Write("plain-10000", Files.Plain(10_000)), 10_000, rounds, python);
            Row("10,000 and their dump", Write("plain-10000", Files.Plain(10_000)), 10_000, rounds, python, DumpOnce);
            Row("10,000 by a template", Write("templated-10000", Files.Templated(10_000)), 10_000, rounds, python);
            if (small is { } one && large is { } ten) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  10,000 take {ten / one:0.0} times as long as 1,000 (at most 12 wanted)"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        string Write(string name, string text)
        {
            var file = Path.Combine(folder.FullName, $"{name}.yaml");
            File.WriteAllText(file, text);
            return file;
        }
    }

    // Seconds of the engine.
    private static double? Row(string what, string file, int instances, int rounds, bool python, string word = LoadOnce)
    {
        try
        {
            new Conductor().Load(new PlayRequest { File = file });
        }
        catch (MaestroException fault)
        {
            Console.WriteLine($"  {what,-22} not loaded: {fault.Diagnostics[0]}");
            return null;
        }

        var (engine, other) = (new List<Cost>(), new List<Cost>());
        for (var round = 0; round < rounds; round++)
        {
            engine.Add(Run(instances, Environment.ProcessPath!, typeof(Loads).Assembly.Location, word, file));
            if (python) other.Add(Run(instances, "python3", Path.Combine(AppContext.BaseDirectory, "load.py"), file));
        }

        var ours = Median(engine);
        var comparison = "";
        if (python)
        {
            var theirs = Median(other);
            comparison = string.Create(CultureInfo.InvariantCulture, $"; Jinja2 and PyYAML {theirs.Wall:0.00} s, processor {theirs.Processor:0.00} s; ratio {ours.Wall / theirs.Wall:0.00}, processor {ours.Processor / theirs.Processor:0.00}");
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what,-22} engine {ours.Wall:0.00} s, processor {ours.Processor:0.00} s{comparison}"));
        return ours.Wall;
    }

    private static Cost Run(int instances, string program, params string[] arguments)
    {
        // The program is dotnet where this runs as a library, and this program itself otherwise, which needs no name of a library.
        var isOwn = program == Environment.ProcessPath && Path.GetFileNameWithoutExtension(program) != "dotnet";
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(program, isOwn ? arguments[1..] : arguments) { RedirectStandardOutput = true })!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
        return said.Trim().Split(' ') is [var count, var processor] && count == instances.ToString(CultureInfo.InvariantCulture) ? new Cost(took, double.Parse(processor, CultureInfo.InvariantCulture)) : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} says: {said}");
    }

    private static bool HasPython()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("python3", ["-c", "import jinja2, yaml; yaml.CLoader"]) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static Cost Median(List<Cost> costs) => costs.OrderBy(cost => cost.Wall).ElementAt(costs.Count / 2);

    private readonly record struct Cost(double Wall, double Processor);
}
