using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using YamlDotNet.RepresentationModel;

namespace Maestro.Engine.Definition;

/// <summary>Reads good files only, until the real loader lands.</summary>
internal static class InterimLoader
{
    public static LoadedEnvironment Load(string file, string text, IReadOnlyDictionary<string, string> variables)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        var root = (YamlMappingNode)yaml.Documents[0].RootNode;
        var name = Text(root, "name")!;
        var ships = Map(root, "ships").ToImmutableSortedDictionary(pair => pair.Key, pair => ShipOf(file, pair.Key, pair.Value, variables), StringComparer.Ordinal);
        var services = ImmutableSortedDictionary.CreateBuilder<string, Service>(StringComparer.Ordinal);
        var instances = ImmutableSortedDictionary.CreateBuilder<string, Instance>(StringComparer.Ordinal);
        var nodes = Map(root, "services").ToList();
        foreach (var (serviceName, node) in nodes)
        {
            services[serviceName] = new Service
            {
                Name = serviceName,
                Image = Text(node, "image")!,
                Requires = [.. List(node, "requires").Order(StringComparer.Ordinal)],
                Instances = [.. Map(node, "instances").Select(pair => pair.Key).Order(StringComparer.Ordinal)],
            };
        }

        var endpoints = new List<Endpoint>();
        foreach (var (serviceName, node) in nodes)
        {
            foreach (var (instanceName, own) in Map(node, "instances"))
            {
                var ship = ships[Text(own, "ship")!];
                var ports = Map(node, "ports").Concat(Map(own, "ports")).Select(pair => PortOf(pair.Key, ((YamlScalarNode)pair.RawValue!).Value!)).OrderBy(port => port.Name, StringComparer.Ordinal).ToImmutableArray();
                endpoints.AddRange(ports.Select(port => new Endpoint(serviceName, instanceName, port.Name, port.Protocol, ship.Ip, port.External, Variable($"MAESTRO_{serviceName}_{instanceName}_{port.Name}"))));
                instances[instanceName] = new Instance
                {
                    Name = instanceName,
                    Service = serviceName,
                    Ship = ship.Name,
                    Ports = ports,
                    StopTimeout = TimeSpan.FromSeconds(double.Parse(Text(own, "stop_timeout") ?? "10", CultureInfo.InvariantCulture)),
                    Location = new SourceLocation(file, (int)own.Start.Line - 0, (int)own.Start.Column),
                    RunningChecks = [.. Checks(node, ship, ports).Concat(Checks(own, ship, ports))],
                    Container = new ContainerSpecification
                    {
                        Image = Text(own, "image") ?? Text(node, "image")!,
                        Hostname = instanceName,
                        Cmd = CommandOf(own),
                        Env = [$"MAESTRO_ENVIRONMENT_NAME={name}", $"SERVICE_NAME={serviceName}", $"CONTAINER_NAME={instanceName}", .. Map(node, "env").Concat(Map(own, "env")).Select(pair => $"{pair.Key}={((YamlScalarNode)pair.RawValue!).Value}"), .. Links(serviceName, nodes, ships)],
                        ExposedPorts = ports.ToImmutableSortedDictionary(port => $"{port.Exposed}/tcp", _ => EmptyObject.Value),
                        HostConfig = new HostConfiguration { PortBindings = ports.ToImmutableSortedDictionary(port => $"{port.Exposed}/tcp", port => ImmutableArray.Create(new PortBinding("0.0.0.0", $"{port.External}"))) },
                    },
                };
            }
        }

        return new LoadedEnvironment(
            new MaestroEnvironment { Name = name, File = file, Ships = ships, Services = services.ToImmutable(), Instances = instances.ToImmutable(), Endpoints = [.. endpoints.OrderBy(endpoint => endpoint.Variable, StringComparer.Ordinal)] }, []);
    }

    private static IEnumerable<string> Links(string serviceName, List<Pair> nodes, ImmutableSortedDictionary<string, Ship> ships)
    {
        foreach (var (other, node, _) in nodes.Where(pair => pair.Key == serviceName || List(nodes.First(me => me.Key == serviceName).Value, "requires").Contains(pair.Key)))
        {
            foreach (var (instance, own, _) in Map(node, "instances"))
            {
                yield return $"{Variable($"{other}_{instance}_HOST")}={ships[Text(own, "ship")!].Ip}";
                foreach (var port in Map(node, "ports").Concat(Map(own, "ports")).Select(pair => PortOf(pair.Key, ((YamlScalarNode)pair.RawValue!).Value!)))
                    yield return $"{Variable($"{other}_{instance}_{port.Name}_PORT")}={port.External}";
            }
        }
    }

    private static string Variable(string text) => Regex.Replace(text.ToUpperInvariant(), "[^A-Z0-9_]", "_");

    private static NamedPort PortOf(string name, string text)
    {
        var parts = text.Split(':');
        return new NamedPort(name, int.Parse(parts[0], CultureInfo.InvariantCulture), "0.0.0.0", int.Parse(parts[^1], CultureInfo.InvariantCulture), PortProtocol.Tcp);
    }

    private static ImmutableArray<string>? CommandOf(YamlNode node) => ((YamlMappingNode)node).Children.TryGetValue(new YamlScalarNode("command"), out var command)
        ? command is YamlSequenceNode list ? [.. list.Select(item => ((YamlScalarNode)item).Value!)] : Split(((YamlScalarNode)command).Value!)
        : null;

    private static ImmutableArray<string> Split(string text) => [.. Regex.Matches(text, "'([^']*)'|(\\S+)").Select(match => match.Groups[1].Success ? match.Groups[1].Value : match.Value)];

    private static IEnumerable<LifecycleCheck> Checks(YamlNode node, Ship ship, ImmutableArray<NamedPort> ports)
    {
        if (!((YamlMappingNode)node).Children.TryGetValue(new YamlScalarNode("lifecycle"), out var lifecycle)) yield break;
        foreach (var check in (YamlSequenceNode)((YamlMappingNode)lifecycle).Children[new YamlScalarNode("running")])
        {
            var port = ports.Single(one => one.Name == Text(check, "port")).External;
            var wait = TimeSpan.FromSeconds(double.Parse(Text(check, "max_wait") ?? "300", CultureInfo.InvariantCulture));
            var regex = Text(check, "match_regex");
            yield return Text(check, "type") == "tcp"
                ? new LifecycleCheck.Tcp(Text(check, "port")!, ship.Ip, port) { MaxWait = wait }
                : new LifecycleCheck.Http(new Uri($"http://{ship.Ip}:{port}{Text(check, "path") ?? "/"}"), "GET") { MaxWait = wait, MatchRegex = regex is null ? null : new Regex(regex, RegexOptions.Singleline) };
        }
    }

    private static Ship ShipOf(string file, string name, YamlNode node, IReadOnlyDictionary<string, string> variables)
    {
        var ip = Text(node, "ip")!;
        var docker = variables.GetValueOrDefault("DOCKER_HOST") is { Length: > 0 } host ? new Uri(host) : new Uri("unix:///var/run/docker.sock");
        ShipAddress address = Text(node, "socket_path") is { } socket ? new ShipAddress.UnixSocket(socket)
            : Text(node, "docker_port") is { } port ? new ShipAddress.Tcp(Text(node, "endpoint") ?? ip, int.Parse(port, CultureInfo.InvariantCulture))
            : docker.Scheme == "unix" ? new ShipAddress.UnixSocket(docker.AbsolutePath) : new ShipAddress.Tcp(docker.Host, docker.Port);
        return new Ship { Name = name, Ip = ip, Address = address, Location = new SourceLocation(file, (int)node.Start.Line, (int)node.Start.Column) };
    }

    private static string? Text(YamlNode node, string key) => ((YamlMappingNode)node).Children.TryGetValue(new YamlScalarNode(key), out var value) ? ((YamlScalarNode)value).Value : null;

    private static IEnumerable<string> List(YamlNode node, string key) => ((YamlMappingNode)node).Children.TryGetValue(new YamlScalarNode(key), out var value) ? ((YamlSequenceNode)value).Select(item => ((YamlScalarNode)item).Value!) : [];

    private static IEnumerable<Pair> Map(YamlNode node, string key) => ((YamlMappingNode)node).Children.TryGetValue(new YamlScalarNode(key), out var value)
        ? ((YamlMappingNode)value).Children.Select(pair => new Pair(((YamlScalarNode)pair.Key).Value!, pair.Value, pair.Value))
        : [];

    private sealed record Pair(string Key, YamlNode Value, YamlNode? RawValue)
    {
        public void Deconstruct(out string key, out YamlNode value) => (key, value) = (Key, Value);
    }
}
