using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Maestro.Engine.Graph;

namespace Maestro.Benchmarks;

/// <summary>How long it takes to put instances in order, the look for circles included.</summary>
internal static class Orders
{
    public static void Measure()
    {
        Console.WriteLine();
        Console.WriteLine("order of instances (below 0.2 s wanted)       first       next");
        Print("a chain of 5,000 services", 5000, 1, i => i == 0 ? [] : [i - 1]);
        Print("10,000 instances that need nothing", 1, 10_000, _ => []);
        Print("20 layers of 2, each needing both below", 40, 1, i => i < 2 ? [] : [(i / 2 * 2) - 2, (i / 2 * 2) - 1]);
    }

    private static void Print(string shape, int services, int instances, Func<int, int[]> needs)
    {
        var before = Enumerable.Range(0, services).ToDictionary(Name, i => needs(i).Select(Name).ToArray(), StringComparer.Ordinal);
        var all = before.Keys.ToDictionary(name => name, name => Enumerable.Range(0, instances).Select(i => $"{name}-{i:D5}").ToImmutableArray(), StringComparer.Ordinal);
        var (first, next) = (Order(all, before), Order(all, before));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {shape,-40} {first,6:0.000} s   {next,6:0.000} s"));
    }

    private static double Order(Dictionary<string, ImmutableArray<string>> instances, Dictionary<string, string[]> before)
    {
        var began = Stopwatch.GetTimestamp();
        if (!Cycles.Of(before.Keys, name => before[name]).IsEmpty || PlayOrder.Of(instances, name => before[name]).Length == 0) throw new InvalidOperationException("there is no order");
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static string Name(int number) => $"service-{number:D5}";
}
