using System.Text.Json;
using System.Text.Json.Nodes;
using Maestro.Engine.Model;

namespace Maestro.Engine.Tests.Definition;

public sealed class AGoldenFile
{
    [Theory]
    [InlineData("01-chain")]
    [InlineData("06-ports")]
    public void Makes_the_containers_that_MaestroNG_made_of_it(string name)
    {
        var environment = Read(name, out var golden);

        environment.Instances.Keys.ShouldBe(golden["created"]!.AsObject().Select(pair => pair.Key), ignoreOrder: true);
        foreach (var (instance, created) in golden["created"]!.AsObject())
        {
            var made = JsonNode.Parse(JsonSerializer.Serialize(environment.Instances[instance].Container, ContainerJson.Default.ContainerSpecification))!;
            Meaning(made).ShouldBe(Meaning(created!), instance);
        }
    }

    [Theory]
    [InlineData("01-chain")]
    [InlineData("06-ports")]
    public void Has_the_services_and_ports_that_MaestroNG_read_in_it(string name)
    {
        var environment = Read(name, out var golden);

        foreach (var (service, expected) in golden["services"]!.AsObject())
        {
            environment.Services[service].Requires.ShouldBe(Strings(expected!["requires_direct"]!));
            environment.Services[service].Instances.ShouldBe(Strings(expected["containers"]!));
            environment.Services[service].Image.ShouldBe((string?)expected["image"]);
        }

        foreach (var (instance, expected) in golden["instances"]!.AsObject())
        {
            string.Join('\n', environment.Instances[instance].Ports.Select(Shown)).ShouldBe(string.Join('\n', expected!["ports"]!.AsObject().OrderBy(port => port.Key, StringComparer.Ordinal)
                .Select(port => $"{port.Key} {port.Value!["exposed"]} {string.Join(' ', Strings(port.Value["external"]!))}")));
            environment.Instances[instance].StopTimeout.TotalSeconds.ShouldBe((double)expected["stop_timeout"]!);
        }
    }

    private static MaestroEnvironment Read(string name, out JsonNode golden)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Definition", "Golden", name);
        golden = JsonNode.Parse(File.ReadAllText(path + ".json"))!;
        return Loading.Load(File.ReadAllText(path + ".yaml"));
    }

    // What Docker takes as a set is sorted; what MaestroNG sends empty may be absent; what is ours alone is left out.
    private static string Meaning(JsonNode body) => string.Join('\n',
        $"Image {body["Image"]}",
        $"Hostname {body["Hostname"]}",
        $"Cmd {string.Join(' ', Strings(body["Cmd"]!))}",
        $"Env {string.Join("\n    ", Strings(body["Env"]!).Order(StringComparer.Ordinal))}",
        $"ExposedPorts {string.Join(' ', (body["ExposedPorts"] as JsonObject ?? []).Select(pair => pair.Key).Order(StringComparer.Ordinal))}",
        $"Binds {string.Join(' ', Strings(body["HostConfig"]?["Binds"] ?? new JsonArray()).Order(StringComparer.Ordinal))}",
        $"PortBindings {string.Join(' ', (body["HostConfig"]?["PortBindings"] as JsonObject ?? []).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={string.Join(',', pair.Value!.AsArray().Select(to => $"{to!["HostIp"]}:{to["HostPort"]}").Order(StringComparer.Ordinal))}"))}");

    private static string Shown(NamedPort port)
    {
        var protocol = port.Protocol == PortProtocol.Udp ? "udp" : "tcp";
        return $"{port.Name} {port.Exposed}/{protocol} {port.BindAddress} {port.External}/{protocol}";
    }

    private static IEnumerable<string> Strings(JsonNode list) => list.AsArray().Select(item => (string)item!);
}
