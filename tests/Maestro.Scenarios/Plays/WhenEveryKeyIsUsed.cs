using System.Globalization;
using System.Text.Json.Nodes;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using Maestro.Testing;

namespace Maestro.Scenarios.Plays;

/// <summary>
/// One intent: what the keys of an instance say, the daemon has. Left out, as they ask for what a build machine's daemon need not have, and held by
/// the bodies in the engine's tests: privileged, gpus, platform, devices, sysctls outside of the network's, swap accounting, log drivers of other daemons.
/// </summary>
public sealed class WhenEveryKeyIsUsed(RealDaemon daemon) : IClassFixture<RealDaemon>
{
    private const string Services = """
          data:
            image: IMAGE
            instances:
              NAME-data-1: {ship: SHIP, command: sleep 1000, stop_timeout: 0, container_volumes: [/stored, /kept]}
          web:
            image: IMAGE
            envfile: web.env
            env: {FROM: service, LIST: [a, [b]]}
            limits: {memory: 64m, cpu: 512}
            ports: {row: "81-82:ROW0-ROW1", picked: "83:ROW2-ROW3"}
            instances:
              NAME-other-1: {ship: SHIP, image: IMAGE, command: sleep 1000, stop_timeout: 0, ports: {row: 7/udp:PORT1/udp, picked: "8:PORT2"}, limits: {memory: 32m}}
              NAME-web-1:
                ship: SHIP
                image: IMAGE
                entrypoint: [sh, -c]
                command: [sleep 1000]
                ports: {udp: {exposed: 53/udp, external: [127.0.0.1, PORT3/udp]}}
                volumes:
                  /usr: {target: /bound, mode: "ro,rprivate"}
                  NAME-named: /named
                container_volumes: /own
                volumes_from: NAME-data-1
                tmpfs: {/scratch: "size=1m,mode=1777"}
                envfile: [instance.env]
                env: {FROM: instance, FLAG: true, BARE: }
                cap_add: NET_ADMIN
                cap_drop: [MKNOD]
                extra_hosts: {gateway: {ship: SHIP}, other: 10.9.8.7}
                stop_timeout: 3
                limits: {cpu: 256}
                log_driver: json-file
                log_opt: {max-file: 2, max-size: 1m}
                restart: "on-failure:3"
                dns: [10.9.8.53]
                security_opt: [no-new-privileges]
                ulimits: {nofile: {soft: 512, hard: 1024}, nproc: 200}
                username: 0:0
                labels: {tier: front, weight: 5}
                workdir: /scratch
                init: true
                shm_size: 2m
                sysctls: {net.ipv4.ip_default_ttl: 77}
                read_only: true
                stop_signal: SIGINT
                healthcheck: {test: "true", interval: 1m30s, timeout: 5, retries: 4, start_period: 2s}
                pids_limit: 99
                cpus: 0.5
          links:
            image: IMAGE
            requires: [web]
            instances:
              NAME-links-1: {ship: SHIP, command: sleep 1000, stop_timeout: 0, net: bridge, links: {NAME-web-1: front}, restart: no}
              NAME-host-1: {ship: SHIP, command: sleep 1000, stop_timeout: 0, net: host, restart: {name: unless-stopped}}
              NAME-joined-1: {ship: SHIP, command: sleep 1000, stop_timeout: 0, net: "container:NAME-web-1"}
        """;

    [Fact]
    public async Task The_daemon_has_what_they_say()
    {
        var row = FreePorts.Row(4);
        var environment = new LiveEnvironment(Enumerable.Range(0, 4).Aggregate(Services, (text, place) => text.Replace($"ROW{place}", $"{row + place}", StringComparison.Ordinal)));
        try
        {
            await CheckAsync(environment, row);
        }
        finally
        {
            await environment.DisposeAsync();
            await daemon.AskAsync(HttpMethod.Delete, $"volumes/{environment.Name}-named?force=1");
        }
    }

    private async Task CheckAsync(LiveEnvironment environment, int row)
    {
        await File.WriteAllTextAsync(Path.Combine(Path.GetDirectoryName(environment.File)!, "web.env"), "FROM=service file\nFILE=\"of the service\"\n");
        await File.WriteAllTextAsync(Path.Combine(Path.GetDirectoryName(environment.File)!, "instance.env"), "# none\nFILE=of the instance\n");

        var result = await environment.PlayAsync(Play.Start);

        result.ExitCode.ShouldBe(ExitCode.Done, string.Join('\n', result.Diagnostics));
        var name = environment.Name;
        var web = await InspectAsync($"{name}-web-1");
        var (config, host) = (web["Config"]!, web["HostConfig"]!);
        web.ShouldSatisfyAllConditions(
            () => Texts(config["Env"]!).ShouldContain("FROM=instance"),
            () => Texts(config["Env"]!).ShouldContain("FILE=of the instance"),
            () => Texts(config["Env"]!).ShouldContain("LIST=a b"),
            () => Texts(config["Env"]!).ShouldContain("FLAG=True"),
            () => Texts(config["Env"]!).ShouldContain("BARE"),
            () => Texts(config["Entrypoint"]!).ShouldBe(["sh", "-c"]),
            () => Texts(config["Cmd"]!).ShouldBe(["sleep 1000"]),
            () => Json(config["Hostname"]).ShouldBe($"\"{name}-web-1\""),
            () => Json(config["User"]).ShouldBe("\"0:0\""),
            () => Json(config["WorkingDir"]).ShouldBe("\"/scratch\""),
            () => Json(config["StopSignal"]).ShouldBe("\"SIGINT\""),
            () => Json(config["StopTimeout"]).ShouldBe("3"),
            () => Json(config["Labels"]!["tier"]).ShouldBe("\"front\""),
            () => Json(config["Labels"]!["weight"]).ShouldBe("\"5\""),
            () => Json(config["Healthcheck"]).ShouldBe("""{"Test":["CMD-SHELL","true"],"Interval":90000000000,"Timeout":5000000000,"StartPeriod":2000000000,"Retries":4}"""),
            () => Texts(host["Binds"]!).ShouldBe(["/usr:/bound:ro,rprivate", $"{name}-named:/named:rw"], ignoreOrder: true),
            () => Texts(host["VolumesFrom"]!).ShouldBe([$"{name}-data-1"]),
            () => Json(host["Tmpfs"]).ShouldBe("""{"/scratch":"size=1m,mode=1777"}"""),
            () => Texts(host["CapAdd"]!).Select(Capability).ShouldBe(["NET_ADMIN"]),
            () => Texts(host["CapDrop"]!).Select(Capability).ShouldBe(["MKNOD"]),
            () => Texts(host["ExtraHosts"]!).ShouldBe([$"gateway:{RealDaemon.Ip}", "other:10.9.8.7"], ignoreOrder: true),
            () => Json(host["Memory"]).ShouldBe("67108864"),
            () => Json(host["CpuShares"]).ShouldBe("256"),
            () => Json(host["NanoCpus"]).ShouldBe("500000000"),
            () => Json(host["PidsLimit"]).ShouldBe("99"),
            () => Json(host["ShmSize"]).ShouldBe("2097152"),
            () => Json(host["LogConfig"]).ShouldBe("""{"Type":"json-file","Config":{"max-file":"2","max-size":"1m"}}"""),
            () => Json(host["RestartPolicy"]).ShouldBe("""{"Name":"on-failure","MaximumRetryCount":3}"""),
            () => Texts(host["Dns"]!).ShouldBe(["10.9.8.53"]),
            () => Texts(host["SecurityOpt"]!).ShouldBe(["no-new-privileges"]),
            () => Json(host["Ulimits"]).ShouldBe("""[{"Name":"nofile","Hard":1024,"Soft":512},{"Name":"nproc","Hard":200,"Soft":200}]"""),
            () => Json(host["Init"]).ShouldBe("true"),
            () => Json(host["Sysctls"]).ShouldBe("""{"net.ipv4.ip_default_ttl":"77"}"""),
            () => Json(host["ReadonlyRootfs"]).ShouldBe("true"),
            () => web["Mounts"]!.AsArray().Select(mount => $"{mount!["Destination"]} {mount["Type"]} {mount["RW"]}").Order(StringComparer.Ordinal)
                .ShouldBe(["/bound bind false", "/kept volume true", "/named volume true", "/own volume true", "/stored volume true"]));
        Published(web, "81/tcp").ShouldBe($"0.0.0.0:{row}");
        Published(web, "82/tcp").ShouldBe($"0.0.0.0:{row + 1}");
        Published(web, "53/udp").ShouldBe($"127.0.0.1:{environment.Port(3)}");
        int.Parse(Published(web, "83/tcp").Split(':')[1], CultureInfo.InvariantCulture).ShouldBeInRange(row + 2, row + 3);

        var links = await InspectAsync($"{name}-links-1");
        links.ShouldSatisfyAllConditions(
            () => Json(links["HostConfig"]!["NetworkMode"]).ShouldBe("\"bridge\""),
            () => Texts(links["HostConfig"]!["Links"]!).ShouldBe([$"/{name}-web-1:/{name}-links-1/front"]),
            () => Json(links["Config"]!["Hostname"]).ShouldNotBe($"\"{name}-links-1\""));
        Json((await InspectAsync($"{name}-host-1"))["HostConfig"]!["NetworkMode"]).ShouldBe("\"host\"");
        Json((await InspectAsync($"{name}-joined-1"))["HostConfig"]!["NetworkMode"]).ShouldBe($"\"container:{web["Id"]}\"");
        Json((await InspectAsync($"{name}-other-1"))["HostConfig"]!["Memory"]).ShouldBe("33554432");

        (await environment.PlayAsync(Play.Start)).Instances.ShouldAllBe(row => row.Text.StartsWith("up for ", StringComparison.Ordinal));
        (await environment.PlayAsync(Play.Down)).ExitCode.ShouldBe(ExitCode.Done);
    }

    private async Task<JsonNode> InspectAsync(string name) => JsonNode.Parse(await daemon.AskAsync(HttpMethod.Get, $"containers/{name}/json"))!;

    private static IEnumerable<string> Texts(JsonNode list) => list.AsArray().Select(item => (string)item!);

    private static string? Json(JsonNode? node) => node?.ToJsonString();

    // Newer daemons give them their prefix.
    private static string Capability(string name) => name.StartsWith("CAP_", StringComparison.Ordinal) ? name["CAP_".Length..] : name;

    private static string Published(JsonNode container, string port)
    {
        var places = container["NetworkSettings"]!["Ports"]![port]!.AsArray();
        return $"{places[0]!["HostIp"]}:{places[0]!["HostPort"]}";
    }
}
