using System.Collections.Immutable;
using System.Text.Json;
using Maestro.Engine.Graph;

namespace Maestro.Engine.Tests.Graph;

public sealed class TheOrderOfAPlay
{
    [Theory]
    [InlineData("01-chain")]
    [InlineData("03-volumes")]
    [InlineData("05-env")]
    [InlineData("06-ports")]
    public void Is_what_MaestroNG_prints_for_a_start_of_everything(string golden)
    {
        using var expected = Read(golden);
        Order(expected, "requires_direct", _ => true).ShouldBe(Strings(expected.RootElement.GetProperty("order").GetProperty("start_all")));
    }

    [Theory]
    [InlineData("01-chain")]
    [InlineData("05-env")]
    [InlineData("06-ports")]
    public void Is_what_MaestroNG_prints_for_a_stop_of_everything(string golden)
    {
        using var expected = Read(golden);
        Order(expected, "needed_for", _ => true).ShouldBe(Strings(expected.RootElement.GetProperty("order").GetProperty("stop_all")));
    }

    [Theory]
    [InlineData("01-chain")]
    [InlineData("03-volumes")]
    [InlineData("05-env")]
    [InlineData("06-ports")]
    public void Is_what_MaestroNG_prints_for_an_instance_and_what_it_needs(string golden)
    {
        using var expected = Read(golden);
        foreach (var play in expected.RootElement.GetProperty("order").GetProperty("with_dependencies_of").EnumerateObject())
        {
            var selected = Strings(play.Value);
            Order(expected, "requires_direct", selected.Contains).AsEnumerable().ShouldBe(selected, customMessage: play.Name);
        }
    }

    [Fact]
    public void Agrees_with_repeated_passes_over_the_sorted_list()
    {
        var random = new Random(20240501);
        for (var round = 0; round < 300; round++)
        {
            var count = random.Next(1, 12);
            var names = Enumerable.Range(0, count).Select(i => $"s{i}").ToArray();
            var requires = names.ToDictionary(name => name, name => names.TakeWhile(other => other != name).Where(_ => random.Next(3) == 0).ToArray());
            var services = names.ToDictionary(name => name, _ => Enumerable.Range(0, random.Next(4)).Select(_ => $"i{random.Next(1_000_000):D6}").Distinct().Order(StringComparer.Ordinal).ToImmutableArray());

            PlayOrder.Of(services, name => requires[name]).ShouldBe(ByRepeatedPasses(services, requires));
        }
    }

    [Theory]
    [InlineData("10,000 instances without dependencies")]
    [InlineData("a chain of 5,000 services")]
    [InlineData("a ladder of 20 layers")]
    public void Is_worked_out_for_shapes_that_explode_elsewhere(string shape)
    {
        var (services, requires) = Shape(shape);

        // Milliseconds; in MaestroNG's way it would be seconds to hours.
        var order = PlayOrder.Of(services, name => requires[name]);

        order.Length.ShouldBe(services.Values.Sum(instances => instances.Length));
    }

    private static (Dictionary<string, ImmutableArray<string>> Services, Dictionary<string, string[]> Requires) Shape(string shape) => shape switch
    {
        "10,000 instances without dependencies" => (
            new() { ["flat"] = [.. Enumerable.Range(0, 10_000).Select(i => $"flat-{i}").Order(StringComparer.Ordinal)] },
            new() { ["flat"] = [] }),
        "a chain of 5,000 services" => (
            Enumerable.Range(0, 5_000).ToDictionary(i => $"s{i}", i => ImmutableArray.Create($"s{i}-1")),
            Enumerable.Range(0, 5_000).ToDictionary(i => $"s{i}", i => i == 0 ? Array.Empty<string>() : [$"s{i - 1}"])),
        _ => (
            Enumerable.Range(0, 40).ToDictionary(i => $"s{i}", i => ImmutableArray.Create($"s{i}-1")),
            Enumerable.Range(0, 40).ToDictionary(i => $"s{i}", i => i < 2 ? Array.Empty<string>() : [$"s{(i / 2 * 2) - 2}", $"s{(i / 2 * 2) - 1}"])),
    };

    // MaestroNG's own way, with the transitive closure that it works on.
    private static List<string> ByRepeatedPasses(Dictionary<string, ImmutableArray<string>> services, Dictionary<string, string[]> requires)
    {
        var reach = new Reach(services.Keys, name => requires[name]);
        var needs = services.SelectMany(pair => pair.Value.Select(instance => (instance, before: reach.From(reach.Number(pair.Key)).SelectMany(service => services[reach.Names[service]]).ToArray()))).ToDictionary(pair => pair.instance, pair => pair.before);
        var ordered = new List<string>();
        while (ordered.Count < needs.Count)
        {
            foreach (var instance in needs.Keys.Order(StringComparer.Ordinal))
            {
                if (!ordered.Contains(instance) && needs[instance].All(ordered.Contains)) ordered.Add(instance);
            }
        }

        return ordered;
    }

    private static ImmutableArray<string> Order(JsonDocument golden, string edges, Func<string, bool> isSelected)
    {
        var services = golden.RootElement.GetProperty("services");
        var instances = services.EnumerateObject().ToDictionary(service => service.Name, service => Strings(service.Value.GetProperty("containers")).Where(isSelected).ToImmutableArray());
        return PlayOrder.Of(instances, name => Strings(services.GetProperty(name).GetProperty(edges)));
    }

    private static JsonDocument Read(string golden) => JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Definition", "Golden", $"{golden}.json")));

    private static string[] Strings(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetString()!)];
}
