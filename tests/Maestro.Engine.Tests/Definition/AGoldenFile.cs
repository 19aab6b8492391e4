using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Maestro.Engine.Definition;
using Maestro.Engine.Model;

namespace Maestro.Engine.Tests.Definition;

public sealed class AGoldenFile
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Definition", "Golden");

    /// <summary>Where our bodies say something else on purpose, and why. The test fails for one that is not listed, and for one that is listed and not met.</summary>
    private static readonly ImmutableSortedDictionary<string, string> Decided = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["HostConfig.RestartPolicy: {\"MaximumRetryCount\":0,\"Name\":\"no\"} is left out"] = "it is the daemon's own default, and a body says nothing that it need not",
        ["StopTimeout: 1 is added"] = "stops that are not ours, such as the daemon's own, are as patient as ours",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    public static TheoryData<string> Files => [.. Names];

    private static IEnumerable<string> Names => Directory.GetFiles(Folder, "*.yaml").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Files))]
    public void Makes_the_containers_that_MaestroNG_made_of_it(string name) =>
        Differences(name).Where(difference => !Decided.ContainsKey(difference[(difference.IndexOf(' ', StringComparison.Ordinal) + 1)..])).ShouldBeEmpty();

    [Fact]
    public void Shows_every_difference_that_was_decided() =>
        Names.SelectMany(Differences).Select(difference => difference[(difference.IndexOf(' ', StringComparison.Ordinal) + 1)..]).Distinct().ShouldBe(Decided.Keys, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Files))]
    public void Has_the_instances_that_MaestroNG_read_in_it(string name)
    {
        var environment = Read(name, out var golden);

        foreach (var (instance, expected) in golden["instances"]!.AsObject())
        {
            var read = environment.Instances[instance];
            string.Join('\n', read.Ports.Select(Shown)).ShouldBe(string.Join('\n', expected!["ports"]!.AsObject().OrderBy(port => port.Key, StringComparer.Ordinal)
                .Select(port => $"{port.Key} {port.Value!["exposed"]} {string.Join(' ', Strings(port.Value["external"]!))}")));
            read.Volumes.Select(volume => $"{volume.Source} {volume.Target} {volume.Mode}").ShouldBe(
                expected["volumes"]!.AsObject().Select(volume => $"{volume.Key} {volume.Value!["bind"]} {volume.Value["mode"] ?? "rw"}"), ignoreOrder: true);
            read.ContainerVolumes.ShouldBe(Strings(expected["container_volumes"]!), ignoreOrder: true);
            read.VolumesFrom.ShouldBe(Strings(expected["volumes_from"]!), ignoreOrder: true);
            read.StopTimeout.TotalSeconds.ShouldBe((double)expected["stop_timeout"]!);
            read.Image.ShouldBe((string?)expected["image"]);
        }
    }

    private static MaestroEnvironment Read(string name, out JsonNode golden)
    {
        golden = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, $"{name}.json")))!;
        return EnvironmentLoader.Load(EnvironmentFile.Read(Path.Combine(Folder, $"{name}.yaml"), "/", () => Stream.Null), ImmutableDictionary<string, string>.Empty).Environment;
    }

    // "v3-app HostConfig.Binds: [...] instead of [...]", of the meaning of two bodies.
    private static List<string> Differences(string name)
    {
        var environment = Read(name, out var golden);
        environment.Instances.Keys.ShouldBe(golden["created"]!.AsObject().Select(pair => pair.Key), ignoreOrder: true);
        var differences = new List<string>();
        foreach (var (instance, created) in golden["created"]!.AsObject())
        {
            var theirs = Meaning(created!);
            var ours = Meaning(JsonNode.Parse(JsonSerializer.Serialize(environment.Instances[instance].Container, ContainerJson.Default.ContainerSpecification))!);
            theirs.Count.ShouldBeGreaterThan(4);
            foreach (var key in theirs.Keys.Union(ours.Keys).Order(StringComparer.Ordinal))
            {
                var (their, our) = (theirs.GetValueOrDefault(key), ours.GetValueOrDefault(key));
                if (their == our) continue;
                differences.Add($"{instance} {key}: {(their is null ? $"{our} is added" : our is null ? $"{their} is left out" : $"{our} instead of {their}")}");
            }
        }

        return differences;
    }

    // What Docker takes as a set is sorted; what is sent empty or false says nothing.
    private static Dictionary<string, string> Meaning(JsonNode body)
    {
        var meaning = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in body.AsObject().Where(pair => pair.Key != "HostConfig").Select(pair => (pair.Key, pair.Value))
            .Concat((body["HostConfig"] as JsonObject ?? []).Select(pair => ($"HostConfig.{pair.Key}", pair.Value))))
        {
            var text = (key == "Cmd" ? value : Sorted(value))?.ToJsonString();
            if (text is not (null or "[]" or "{}" or "false" or "\"\"")) meaning.Add(key, text);
        }

        return meaning;
    }

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonArray list => new JsonArray([.. list.Select(Sorted).OrderBy(item => item?.ToJsonString(), StringComparer.Ordinal)]),
        JsonObject map => new JsonObject(map.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, Sorted(pair.Value)))),
        null => null,
        var scalar => scalar.DeepClone(),
    };

    private static string Shown(NamedPort port)
    {
        var protocol = port.Protocol == PortProtocol.Udp ? "udp" : "tcp";
        return $"{port.Name} {port.Exposed}/{protocol} {port.BindAddress} {port.External}/{protocol}";
    }

    private static IEnumerable<string> Strings(JsonNode list) => list.AsArray().Select(item => (string)item!);
}
