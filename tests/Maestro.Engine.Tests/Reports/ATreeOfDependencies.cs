using System.Text.Json.Nodes;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using Maestro.Engine.Reports;
using Maestro.Testing;

namespace Maestro.Engine.Tests.Reports;

public sealed class ATreeOfDependencies
{
    [Theory]
    [InlineData("01-chain")]
    [InlineData("03-volumes")]
    [InlineData("05-env")]
    [InlineData("06-ports")]
    public void Is_what_MaestroNG_prints(string name)
    {
        var golden = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Definition", "Golden", $"{name}.json")))!;
        var services = golden["services"]!.AsObject();
        var environment = Environment(services.ToDictionary(service => service.Key, service => service.Value!["requires_direct"]!.AsArray().Select(item => (string)item!).ToArray()));

        Text(environment, repeat: false).ShouldBe((string)golden["deptree"]!);
        Text(environment, repeat: true).ShouldBe((string)golden["deptree_recursive"]!);
    }

    [Fact]
    public void Opens_what_several_require_once_unless_it_is_to_repeat()
    {
        var environment = Environment(new() { ["top"] = ["left", "right", "base"], ["left"] = ["base"], ["right"] = ["base", "mid"], ["mid"] = ["base"], ["base"] = [] });

        Text(environment, false, "top").ShouldBe("top\n +- base\n +- left\n \\- right\n   \\- mid\n");
        Text(environment, true, "top").ShouldBe("top\n +- base\n +- left\n |  \\- base\n \\- right\n   +- base\n   \\- mid\n     \\- base\n");
    }

    [Fact]
    public void Has_the_services_of_what_is_named_once_each()
    {
        var environment = Environment(new() { ["web"] = ["db"], ["db"] = [] });

        Text(environment, false, "web-1", "db", "web").ShouldBe("db\n\nweb\n \\- db\n");
    }

    [Fact]
    public void Refuses_what_is_neither_a_service_nor_an_instance() =>
        Should.Throw<MaestroException>(() => DependencyTree.Lines(Environment(new() { ["web"] = [] }), ["wbe"], false).ToList()).Diagnostics.ShouldHaveSingleItem().Message.ShouldContain("did you mean 'web'");

    [Fact]
    public void Agrees_with_a_plain_walk()
    {
        var random = new Random(20240502);
        for (var round = 0; round < 200; round++)
        {
            var names = Enumerable.Range(0, random.Next(1, 9)).Select(i => $"s{i}").ToArray();
            var requires = names.ToDictionary(name => name, name => names.TakeWhile(other => other != name).Where(_ => random.Next(2) == 0).ToArray());
            foreach (var repeat in new[] { false, true })
            {
                var expected = names.SelectMany((name, number) => Walk(requires, name, " ", [], repeat).Prepend(name).Prepend("").Skip(number == 0 ? 1 : 0));
                Text(Environment(requires), repeat).ShouldBe(string.Concat(expected.Select(line => line + "\n")));
            }
        }
    }

    [Fact]
    public void Takes_no_longer_for_shapes_that_explode_elsewhere()
    {
        // Thirty layers of two services each of which requires both below: 2^30 ways down.
        var ladder = Environment(Enumerable.Range(0, 60).ToDictionary(i => $"s{i:00}", i => i < 2 ? Array.Empty<string>() : [$"s{(i / 2 * 2) - 2:00}", $"s{(i / 2 * 2) - 1:00}"]));
        var chain = Environment(Enumerable.Range(0, 5000).ToDictionary(i => $"s{i:0000}", i => i == 0 ? Array.Empty<string>() : [$"s{i - 1:0000}"]));

        DependencyTree.Lines(ladder, ["s59"], repeat: false).Count().ShouldBe(59);
        DependencyTree.Lines(ladder, ["s59"], repeat: true).Take(1000).Count().ShouldBe(1000);
        DependencyTree.Lines(chain, ["s4999"], repeat: true).Count().ShouldBe(5000);
    }

    private static IEnumerable<string> Walk(Dictionary<string, string[]> requires, string service, string indentation, HashSet<string> shown, bool repeat)
    {
        var next = requires[service].Where(name => repeat || !shown.Contains(name)).Order(StringComparer.Ordinal).ToList();
        shown.UnionWith(next);
        foreach (var name in next)
        {
            yield return $"{indentation}{(name == next[^1] ? "\\-" : "+-")} {name}";
            foreach (var line in Walk(requires, name, indentation + (name == next[^1] ? "  " : "|  "), shown, repeat)) yield return line;
        }
    }

    private static MaestroEnvironment Environment(Dictionary<string, string[]> requires)
    {
        var builder = new EnvironmentBuilder();
        foreach (var (service, required) in requires) builder.Service(service, [$"{service}-1"], required);
        return builder.Build();
    }

    private static string Text(MaestroEnvironment environment, bool repeat, params string[] things) => string.Concat(DependencyTree.Lines(environment, things, repeat).Select(line => line + "\n"));
}
