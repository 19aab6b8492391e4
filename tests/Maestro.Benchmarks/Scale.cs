using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Maestro.Engine;
using Maestro.Engine.Events;
using Maestro.Engine.Model;

namespace Maestro.Benchmarks;

/// <summary>What plays on many ships take of the machine: each in a process of its own, as a command is one, against fake daemons in another.</summary>
internal static class Scale
{
    public const string PlayOnce = "scale-once";

    private const int PerShip = 10;
    // With the runtime's compiler in it: the native command takes some 60 MB less.
    private const int MostMegabytes = 350;
    private const double MostGrowth = 12;

    // What a process takes to begin with is in the figures of one ship.
    private static readonly int[] Sizes = [1, 50, 100, 250, 500];
    private static readonly Play[] Asked = [Play.Start, Play.Status, Play.Stop, Play.Clean];

    /// <summary>Does a play and prints what it took.</summary>
    public static async Task OnceAsync(string word, string file)
    {
        using var process = Process.GetCurrentProcess();
        var began = Stopwatch.GetTimestamp();
        var result = await new Conductor().PlayAsync(Enum.Parse<Play>(word), new PlayRequest { File = file, All = true }, new Silent(), CancellationToken.None);
        var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
        process.Refresh();
        foreach (var fault in result.Diagnostics.Take(10)) await Console.Error.WriteLineAsync(fault.ToString());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(int)result.ExitCode} {result.Instances.Length} {took} {Environment.CpuUsage.TotalTime.TotalSeconds} {process.PeakWorkingSet64} {GC.GetTotalAllocatedBytes()}"));
    }

    /// <summary>Prints a table; false when a figure is over what is wanted.</summary>
    public static bool Measure()
    {
        Console.WriteLine($"{PerShip} instances a ship, each play in a new process (wanted: below {MostMegabytes} MB, processor of 500 ships at most {MostGrowth:0} times that of 50)");
        Console.WriteLine("  ships  play        wall s  processor s   ms an instance   peak MB   allocated MB");
        var figures = Sizes.ToDictionary(ships => ships, Rows);
        var (good, least, last) = (true, figures[Sizes[0]], figures[Sizes[^1]]);
        foreach (var play in Asked)
        {
            var (one, few, many) = (least[play].Processor, figures[50][play].Processor, last[play].Processor);
            var growth = many / few;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {play,-6} processor of 500 ships is {growth:0.0} times that of 50; without what the first ship takes {(many - one) / (few - one):0.0}"));
            good &= growth <= MostGrowth && last[play].Megabytes < MostMegabytes;
        }

        return good;
    }

    private static ImmutableDictionary<Play, Cost> Rows(int ships)
    {
        var file = Path.Combine(Path.GetTempPath(), $"maestro-bench-{Guid.NewGuid():n}.yaml");
        using var fleet = FleetOfFakes.Begin(ships);
        try
        {
            File.WriteAllText(file, Files.OnShips(fleet.Ports, PerShip));
            return Asked.ToImmutableDictionary(play => play, play => Row(fleet, ships, play, file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static Cost Row(FleetOfFakes fleet, int ships, Play play, string file)
    {
        var all = ships * PerShip;
        using var process = Oneself.Start([PlayOnce, play.ToString(), file]);
        var said = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        var stands = fleet.Count();
        var wanted = play switch { Play.Start or Play.Status => $"{all} of {all}", Play.Stop => $"0 of {all}", _ => "0 of 0" };
        if (!said.StartsWith($"0 {all} ", StringComparison.Ordinal) || stands != wanted) throw new InvalidOperationException($"{play} on {ships} ships says {said}; {stands} run");

        var figures = said.Split(' ').Skip(2).Select(figure => double.Parse(figure, CultureInfo.InvariantCulture)).ToArray();
        var cost = new Cost(figures[0], figures[1], figures[2] / 1e6);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {ships,5}  {play,-8} {cost.Wall,9:0.00} {cost.Processor,12:0.00} {cost.Processor * 1000 / all,16:0.00} {cost.Megabytes,9:0} {figures[3] / 1e6,14:0}"));
        return cost;
    }

    private readonly record struct Cost(double Wall, double Processor, double Megabytes);

    private sealed class Silent : IPlayObserver
    {
        public void Observe(PlayEvent playEvent)
        {
        }
    }
}
