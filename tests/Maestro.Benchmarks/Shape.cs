using System.Collections.Immutable;
using System.Globalization;
using Maestro.Engine.Model;

namespace Maestro.Benchmarks;

/// <summary>Containers to bring up: side by side, or in a chain in which each one is there before the next begins.</summary>
/// <param name="Ports">Of a chain: where each one listens.</param>
internal sealed record Shape(int Count, ImmutableArray<int> Ports)
{
    private static readonly string Image = Environment.GetEnvironmentVariable("MAESTRO_TEST_IMAGE") ?? "maestro/busybox:1";

    public bool IsChain => !Ports.IsEmpty;

    public static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"maestro-bench-{number}");

    /// <summary>Container <paramref name="number"/> for the Docker API.</summary>
    public ContainerSpecification Container(int number) => new()
    {
        Image = Image,
        Hostname = $"bench-{number}",
        Cmd = IsChain ? ["httpd", "-f", "-p", "80", "-h", "/tmp"] : ["sleep", "1000"],
        ExposedPorts = IsChain ? ImmutableSortedDictionary<string, EmptyObject>.Empty.Add("80/tcp", new EmptyObject()) : null,
        HostConfig = IsChain ? new HostConfiguration { PortBindings = ImmutableSortedDictionary<string, ImmutableArray<PortBinding>>.Empty.Add("80/tcp", [new PortBinding("127.0.0.1", Ports[number].ToString(CultureInfo.InvariantCulture))]) } : null,
    };

    /// <summary>The environment file.</summary>
    public string MaestroFile() => IsChain
        ? Head + string.Concat(Enumerable.Range(0, Count).Select(i => $"  service-{i}:\n    image: {Image}\n{(i > 0 ? $"    requires: [service-{i - 1}]\n" : "")}    instances:\n      {Name(i)}: {{ship: local, command: httpd -f -p 80 -h /tmp, stop_timeout: 0, ports: {{http: {{exposed: 80, external: ['127.0.0.1', {Ports[i]}]}}}}, lifecycle: {{running: [{{type: tcp, port: http}}]}}}}\n"))
        : Head + $"  bench:\n    image: {Image}\n    instances:\n" + string.Concat(Enumerable.Range(0, Count).Select(i => $"      {Name(i)}: {{ship: local, command: sleep 1000, stop_timeout: 0}}\n"));

    /// <summary>The same for compose, without networks of its own. A chain needs a health check there, of which it asks each second at most.</summary>
    public string ComposeFile() => "services:\n" + string.Concat(Enumerable.Range(0, Count).Select(i =>
        $"  {Name(i)}:\n    image: {Image}\n    container_name: {Name(i)}\n    network_mode: bridge\n    stop_grace_period: 0s\n    command: {(IsChain ? "httpd -f -p 80 -h /tmp" : "sleep 1000")}\n"
        + (IsChain ? $"    ports: ['127.0.0.1:{Ports[i]}:80']\n    healthcheck: {{test: 'cat /proc/net/tcp /proc/net/tcp6 | grep -q :0050', interval: 1s}}\n" : "")
        + (IsChain && i > 0 ? $"    depends_on: {{{Name(i - 1)}: {{condition: service_healthy}}}}\n" : "")));

    private static string Head => "__maestro: {schema: 2}\nname: maestro-bench\nships:\n  local: {ip: 127.0.0.1}\nservices:\n";
}
