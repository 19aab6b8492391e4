using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Maestro.Engine.Definition;
using Maestro.Engine.Graph;
using Maestro.Engine.Model;
using Maestro.Engine.Planning;
using Maestro.Engine.Reports;

namespace Maestro.Engine.Tests.Definition;

/// <summary>What follows from the names alone: who requires whom, the order of plays, the tree. Containers are compared in <see cref="AGoldenFile"/>.</summary>
public sealed class TheServicesOfAGoldenFile
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Definition", "Golden");

    // Files of which our decisions make something else, and what: MaestroNG does not see volumes_from the other way round.
    private static readonly ImmutableHashSet<string> WithoutDependents = ["03-volumes"];

    public static TheoryData<string> Files => [.. Directory.GetFiles(Folder, "*.yaml").Select(path => Path.GetFileNameWithoutExtension(path)).Except(NotLoadedYet).Order(StringComparer.Ordinal)];

    /// <summary>Files with keys that are not read yet; each leaves this list with its key.</summary>
    private static readonly ImmutableArray<string> NotLoadedYet = ["03-volumes"];

    [Theory]
    [MemberData(nameof(Files))]
    public void Require_each_other_as_MaestroNG_says(string name)
    {
        var environment = Read(name, out var golden);
        var requires = new Reach(environment.Services.Keys, service => environment.Services[service].Requires);
        var neededFor = new Reach(environment.Services.Keys, service => environment.Services.Values.Where(other => other.Requires.Contains(service)).Select(other => other.Name));

        environment.Services.Keys.ShouldBe(golden["services"]!.AsObject().Select(service => service.Key), ignoreOrder: true);
        foreach (var (service, expected) in golden["services"]!.AsObject())
        {
            environment.Services[service].Requires.ShouldBe(Strings(expected!["requires_direct"]!), service);
            Reached(requires, service).ShouldBe(Strings(expected["requires"]!), service);
            environment.Services[service].WantsInfo.ShouldBe(Strings(expected["wants_info"]!), service);
            environment.Services[service].Omit.ShouldBe((bool)expected["omit"]!, service);
            if (!WithoutDependents.Contains(name)) Reached(neededFor, service).ShouldBe(Strings(expected["needed_for"]!), service);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Are_played_in_the_order_of_MaestroNG(string name)
    {
        var environment = Read(name, out var golden);
        var order = golden["order"]!;

        Played(environment, Play.Start, new PlayRequest()).ShouldBe(Strings(order["start_all"]!));
        foreach (var (thing, expected) in order["with_dependencies_of"]!.AsObject())
            Played(environment, Play.Start, new PlayRequest { Things = [thing], WithDependencies = true }).ShouldBe(Strings(expected!), thing);

        if (WithoutDependents.Contains(name)) return;
        Played(environment, Play.Stop, new PlayRequest { All = true }).ShouldBe(Strings(order["stop_all"]!));
        foreach (var (thing, expected) in order["with_dependents_of"]!.AsObject())
            Played(environment, Play.Stop, new PlayRequest { Things = [thing], WithDependencies = true }).ShouldBe(Strings(expected!), thing);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Make_the_tree_of_MaestroNG(string name)
    {
        var environment = Read(name, out var golden);

        string.Concat(DependencyTree.Lines(environment, [], repeat: false).Select(line => line + "\n")).ShouldBe((string)golden["deptree"]!);
        string.Concat(DependencyTree.Lines(environment, [], repeat: true).Select(line => line + "\n")).ShouldBe((string)golden["deptree_recursive"]!);
    }

    private static MaestroEnvironment Read(string name, out JsonNode golden)
    {
        golden = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, $"{name}.json")))!;
        return EnvironmentLoader.Load(EnvironmentFile.Read(Path.Combine(Folder, $"{name}.yaml"), "/", () => Stream.Null), ImmutableDictionary<string, string>.Empty).Environment;
    }

    private static IEnumerable<string> Played(MaestroEnvironment environment, Play play, PlayRequest request) => PlayList.Of(environment, play, request).Select(instance => instance.Name);

    private static IEnumerable<string> Reached(Reach reach, string service) => reach.From(reach.Number(service)).Select(number => reach.Names[number]);

    private static IEnumerable<string> Strings(JsonNode list) => list.AsArray().Select(item => (string)item!);
}
