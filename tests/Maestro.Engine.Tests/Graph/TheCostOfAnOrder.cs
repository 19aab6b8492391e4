using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Maestro.Engine.Graph;

namespace Maestro.Engine.Tests.Graph;

/// <summary>Counted in questions for a service's predecessors and in memory, which no busy machine changes.</summary>
public sealed class TheCostOfAnOrder
{
    // Far above the few milliseconds that each takes.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData("a chain of 5,000 services", 5000)]
    [InlineData("10,000 instances that need nothing", 1)]
    [InlineData("10,000 services that need nothing", 10_000)]
    [InlineData("20 layers of 2 services, each needing both below", 40)]
    [InlineData("300 services, each needing all before it", 300)]
    public void Grows_with_services_and_their_requirements_only(string shape, int count)
    {
        var before = Shape(shape, count);
        var names = before.Keys.Order(StringComparer.Ordinal).ToArray();
        var instances = names.ToDictionary(name => name, name => count == 1 ? [.. Enumerable.Range(0, 10_000).Select(i => $"i{i:D5}")] : ImmutableArray.Create($"{name}-1"));
        var edges = before.Values.Sum(list => list.Length);
        var asked = 0;
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();

        PlayOrder.Of(instances, Ask).Length.ShouldBe(instances.Values.Sum(list => list.Length));
        Cycles.Of(names, Ask).ShouldBeEmpty();

        asked.ShouldBeLessThanOrEqualTo(3 * names.Length);
        (GC.GetAllocatedBytesForCurrentThread() - allocated).ShouldBeLessThan(1000L * (instances.Values.Sum(list => list.Length) + edges) + 100_000);
        watch.Elapsed.ShouldBeLessThan(Longest);

        string[] Ask(string name)
        {
            asked++;
            return before[name];
        }
    }

    private static Dictionary<string, string[]> Shape(string shape, int count) => Enumerable.Range(0, count).ToDictionary(Name, i => shape switch
    {
        ['a', ..] => i == 0 ? [] : new[] { Name(i - 1) },
        ['2', ..] => i < 2 ? [] : [Name((i / 2 * 2) - 2), Name((i / 2 * 2) - 1)],
        ['3', ..] => [.. Enumerable.Range(0, i).Select(Name)],
        _ => [],
    });

    private static string Name(int number) => number.ToString("D5", CultureInfo.InvariantCulture);
}
