using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Maestro.Guest.Tests;

/// <summary>Its samples stand here word for word, and give what their comments say.</summary>
public sealed partial class TheReadme : IDisposable
{
    private static readonly Dictionary<string, string> Variables = new()
    {
        ["MAESTRO_WEB_WEB_1_HTTP"] = "127.0.0.1:18080",
        ["MAESTRO_REDIS_REDIS_1_CLIENT"] = "127.0.0.1:16379",
        ["REDIS_REDIS_1_HOST"] = "10.0.0.1",
        ["REDIS_REDIS_1_CLIENT_PORT"] = "16379",
        ["ZOOKEEPER_INSTANCES"] = "zk-1,zk-2",
        ["ZOOKEEPER_ZK_1_HOST"] = "10.0.0.1",
        ["ZOOKEEPER_ZK_1_CLIENT_PORT"] = "2181",
        ["ZOOKEEPER_ZK_2_HOST"] = "10.0.0.2",
        ["ZOOKEEPER_ZK_2_CLIENT_PORT"] = "2181",
    };

    public TheReadme()
    {
        foreach (var (name, value) in Variables) Environment.SetEnvironmentVariable(name, value);
    }

    public void Dispose()
    {
        foreach (var name in Variables.Keys) Environment.SetEnvironmentVariable(name, null);
    }

    [Fact]
    public void Shows_code_that_stands_here()
    {
        var here = Here();
        var lines = File.ReadLines(here).Select(line => line.Trim()).ToHashSet(StringComparer.Ordinal);
        var readme = File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "src", "Maestro.Guest", "README.md"));

        string[] shown = [.. Samples().Matches(readme).SelectMany(sample => sample.Groups[1].Value.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

        shown.Length.ShouldBe(10);
        shown.Where(line => line != "using Maestro.Guest;" && !lines.Contains(line)).ShouldBeEmpty();
    }

    [Fact]
    public void Shows_where_the_instances_answer()
    {
        var address = Endpoints.Address("web-1", "http");    // 127.0.0.1:18080
        var uri = Endpoints.Uri("web-1", "http");            // http://127.0.0.1:18080/
        var host = Endpoints.Host("redis-1", "client");      // 127.0.0.1
        var port = Endpoints.Port("redis-1", "client");      // 16379

        $"{address} {uri} {host} {port}".ShouldBe("127.0.0.1:18080 http://127.0.0.1:18080/ 127.0.0.1 16379");
    }

    [Fact]
    public void Shows_how_a_service_is_said()
    {
        var address = Endpoints.Address("web-1", "http", service: "web");

        address.ShouldBe("127.0.0.1:18080");
    }

    [Fact]
    public void Shows_where_the_others_are()
    {
        var listenAt = Guest.Port("http", 8080);             // of the own container, inside of it; 8080 where nobody said
        var redis = Guest.HostOf("redis", "redis-1");        // the ship's address
        var redisPort = Guest.PortOf("redis", "redis-1", "client");
        var nodes = Guest.Nodes("zookeeper", ["client"]);    // 10.0.0.1:2181, 10.0.0.2:2181

        $"{listenAt} {redis} {redisPort}".ShouldBe("8080 10.0.0.1 16379");
        nodes.ShouldBe(["10.0.0.1:2181", "10.0.0.2:2181"]);
    }

    private static string Here([CallerFilePath] string file = "") => file;

    [GeneratedRegex("```csharp\r?\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Samples();
}
