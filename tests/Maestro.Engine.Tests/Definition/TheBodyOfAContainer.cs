using System.Text.Json;
using Maestro.Engine.Model;

namespace Maestro.Engine.Tests.Definition;

/// <summary>Every key of an instance in every right form, with what it puts into the body of the request that makes its container.</summary>
public sealed class TheBodyOfAContainer
{
    [Theory]

    // Texts.
    [InlineData("username: root", """{"User":"root"}""")]
    [InlineData("username: 1000", """{"User":"1000"}""")]
    [InlineData("username: '1000:50'", """{"User":"1000:50"}""")]
    [InlineData("workdir: /srv", """{"WorkingDir":"/srv"}""")]
    [InlineData("stop_signal: SIGINT", """{"StopSignal":"SIGINT"}""")]
    [InlineData("stop_signal: SIGRTMIN+3", """{"StopSignal":"SIGRTMIN+3"}""")]
    [InlineData("stop_signal: 9", """{"StopSignal":"9"}""")]
    [InlineData("entrypoint: sh -c 'a b'", """{"Entrypoint":["sh","-c","a b"]}""")]
    [InlineData("entrypoint: [sh, -c]", """{"Entrypoint":["sh","-c"]}""")]
    [InlineData("entrypoint: []", """{"Entrypoint":[]}""")]
    [InlineData("entrypoint: ''", """{"Entrypoint":[]}""")]
    [InlineData("entrypoint: ", "{}")]
    [InlineData("command: []", "{}")]
    [InlineData("platform: linux/arm64/v8", "{}")]

    // Labels.
    [InlineData("labels: {a: 5, b: true, c: , d: x, e: 1.20}", """{"Labels":{"a":"5","b":"True","c":"","d":"x","e":"1.2"}}""")]
    [InlineData("labels: [a=b=c, d, 5, e=]", """{"Labels":{"5":"","a":"b=c","d":"","e":""}}""")]
    [InlineData("labels: {}", "{}")]

    // The network.
    [InlineData("net: bridge", """{"Hostname":null,"HostConfig":{"NetworkMode":"bridge"}}""")]
    [InlineData("net: host", """{"Hostname":null,"HostConfig":{"NetworkMode":"host"}}""")]
    [InlineData("net: none", """{"Hostname":null,"HostConfig":{"NetworkMode":"none"}}""")]
    [InlineData("net: 'container:db-1'", """{"Hostname":null,"HostConfig":{"NetworkMode":"container:db-1"}}""")]
    [InlineData("net: backend", """{"Hostname":null,"HostConfig":{"NetworkMode":"backend"}}""")]
    [InlineData("net: false", "{}")]
    [InlineData("dns: 8.8.8.8", """{"HostConfig":{"Dns":["8.8.8.8"]}}""")]
    [InlineData("dns: [8.8.8.8, '2001:db8::1']", """{"HostConfig":{"Dns":["8.8.8.8","2001:db8::1"]}}""")]
    [InlineData("extra_hosts: {a: 10.0.0.7, b: {ship: local}, c: host-gateway, d: '::1'}", """{"HostConfig":{"ExtraHosts":["a:10.0.0.7","b:10.0.0.1","c:host-gateway","d:::1"]}}""")]
    [InlineData("links: {web-2: db, web-3: }", """{"HostConfig":{"Links":["web-2:db","web-3:web-3"]}}""")]

    // The daemon's care for it.
    [InlineData("restart: no", "{}")]
    [InlineData("restart: 'no'", "{}")]
    [InlineData("restart: false", "{}")]
    [InlineData("restart: ", "{}")]
    [InlineData("restart: always", """{"HostConfig":{"RestartPolicy":{"Name":"always","MaximumRetryCount":0}}}""")]
    [InlineData("restart: unless-stopped", """{"HostConfig":{"RestartPolicy":{"Name":"unless-stopped","MaximumRetryCount":0}}}""")]
    [InlineData("restart: on-failure", """{"HostConfig":{"RestartPolicy":{"Name":"on-failure","MaximumRetryCount":0}}}""")]
    [InlineData("restart: 'on-failure:5'", """{"HostConfig":{"RestartPolicy":{"Name":"on-failure","MaximumRetryCount":5}}}""")]
    [InlineData("restart: {name: no}", "{}")]
    [InlineData("restart: {name: always}", """{"HostConfig":{"RestartPolicy":{"Name":"always","MaximumRetryCount":0}}}""")]
    [InlineData("restart: {name: on-failure, retries: 3}", """{"HostConfig":{"RestartPolicy":{"Name":"on-failure","MaximumRetryCount":3}}}""")]
    [InlineData("restart: {name: on-failure, maximum_retry_count: 3}", """{"HostConfig":{"RestartPolicy":{"Name":"on-failure","MaximumRetryCount":3}}}""")]
    [InlineData("log_driver: syslog, log_opt: {tag: web, retries: 5, compress: true, empty: }", """{"HostConfig":{"LogConfig":{"Type":"syslog","Config":{"compress":"True","empty":"None","retries":"5","tag":"web"}}}}""")]
    [InlineData("log_driver: local", """{"HostConfig":{"LogConfig":{"Type":"local","Config":{}}}}""")]
    [InlineData("log_opt: {tag: web}", "{}")]
    [InlineData("healthcheck: {test: curl -f localhost, interval: 1m30s, timeout: 10, retries: 3, start_period: 0.5, start_interval: 250ms}", """{"Healthcheck":{"Test":["CMD-SHELL","curl -f localhost"],"Interval":90000000000,"Timeout":10000000000,"Retries":3,"StartPeriod":500000000,"StartInterval":250000000}}""")]
    [InlineData("healthcheck: {Test: [CMD, curl], Interval: 30000000000, Timeout: 1.5h, Retries: 0, StartPeriod: 0, StartInterval: 1us1ms}", """{"Healthcheck":{"Test":["CMD","curl"],"Interval":30000000000,"Timeout":5400000000000,"Retries":0,"StartPeriod":0,"StartInterval":1001000}}""")]
    [InlineData("healthcheck: {test: [CMD-SHELL, exit 0]}", """{"Healthcheck":{"Test":["CMD-SHELL","exit 0"]}}""")]
    [InlineData("healthcheck: {test: [NONE]}", """{"Healthcheck":{"Test":["NONE"]}}""")]
    [InlineData("healthcheck: {test: NONE}", """{"Healthcheck":{"Test":["NONE"]}}""")]
    [InlineData("healthcheck: {disable: true}", """{"Healthcheck":{"Test":["NONE"]}}""")]
    [InlineData("healthcheck: {interval: 5s}", """{"Healthcheck":{"Interval":5000000000}}""")]

    // Rights.
    [InlineData("privileged: true", """{"HostConfig":{"Privileged":true}}""")]
    [InlineData("privileged: false", "{}")]
    [InlineData("cap_add: NET_ADMIN, cap_drop: [MKNOD, CHOWN]", """{"HostConfig":{"CapAdd":["NET_ADMIN"],"CapDrop":["MKNOD","CHOWN"]}}""")]
    [InlineData("security_opt: apparmor=unconfined", """{"HostConfig":{"SecurityOpt":["apparmor=unconfined"]}}""")]
    [InlineData("security_opt: ['label:disable', no-new-privileges]", """{"HostConfig":{"SecurityOpt":["label:disable","no-new-privileges"]}}""")]
    [InlineData("init: true", """{"HostConfig":{"Init":true}}""")]
    [InlineData("init: false", """{"HostConfig":{"Init":false}}""")]
    [InlineData("read_only: true", """{"HostConfig":{"ReadonlyRootfs":true}}""")]
    [InlineData("sysctls: {net.core.somaxconn: 1024, kernel.domainname: example}", """{"HostConfig":{"Sysctls":{"kernel.domainname":"example","net.core.somaxconn":"1024"}}}""")]
    [InlineData("sysctls: [net.core.somaxconn=1024]", """{"HostConfig":{"Sysctls":{"net.core.somaxconn":"1024"}}}""")]
    [InlineData("devices: [/dev/fuse, '/dev/sda:/dev/xvda', '/dev/sdb:r', '/dev/sdc:/dev/xvdc:rw']", """{"HostConfig":{"Devices":[{"PathOnHost":"/dev/fuse","PathInContainer":"/dev/fuse","CgroupPermissions":"rwm"},{"PathOnHost":"/dev/sda","PathInContainer":"/dev/xvda","CgroupPermissions":"rwm"},{"PathOnHost":"/dev/sdb","PathInContainer":"/dev/sdb","CgroupPermissions":"r"},{"PathOnHost":"/dev/sdc","PathInContainer":"/dev/xvdc","CgroupPermissions":"rw"}]}}""")]
    [InlineData("gpus: all", """{"HostConfig":{"DeviceRequests":[{"Count":-1,"Capabilities":[["gpu"]]}]}}""")]
    [InlineData("gpus: 2", """{"HostConfig":{"DeviceRequests":[{"Count":2,"Capabilities":[["gpu"]]}]}}""")]
    [InlineData("gpus: {driver: nvidia, device_ids: ['0', GPU-1], capabilities: utility, options: {a: 1}}", """{"HostConfig":{"DeviceRequests":[{"Driver":"nvidia","DeviceIDs":["0","GPU-1"],"Capabilities":[["gpu","utility"]],"Options":{"a":"1"}}]}}""")]
    [InlineData("gpus: [{}, {count: 1, capabilities: [utility, gpu]}]", """{"HostConfig":{"DeviceRequests":[{"Count":-1,"Capabilities":[["gpu"]]},{"Count":1,"Capabilities":[["utility","gpu"]]}]}}""")]

    // Limits.
    [InlineData("limits: {memory: 512m, cpu: 10, swap: 1G}", """{"HostConfig":{"Memory":536870912,"MemorySwap":1073741824,"CpuShares":10}}""")]
    [InlineData("limits: {memory: 1000000000, swap: -1}", """{"HostConfig":{"Memory":1000000000,"MemorySwap":-1}}""")]
    [InlineData("limits: {memory: 8192K, swap: '-1'}", """{"HostConfig":{"Memory":8388608,"MemorySwap":-1}}""")]
    [InlineData("limits: {memory: '12345678', swap: 12345678}", """{"HostConfig":{"Memory":12345678,"MemorySwap":12345678}}""")]
    [InlineData("limits: {cpu: 1}", """{"HostConfig":{"CpuShares":2}}""")]
    [InlineData("limits: {}", "{}")]
    [InlineData("cpus: 0.5", """{"HostConfig":{"NanoCpus":500000000}}""")]
    [InlineData("cpus: '1.5'", """{"HostConfig":{"NanoCpus":1500000000}}""")]
    [InlineData("cpus: 2", """{"HostConfig":{"NanoCpus":2000000000}}""")]
    [InlineData("pids_limit: 100", """{"HostConfig":{"PidsLimit":100}}""")]
    [InlineData("pids_limit: -1", """{"HostConfig":{"PidsLimit":-1}}""")]
    [InlineData("shm_size: 128m", """{"HostConfig":{"ShmSize":134217728}}""")]
    [InlineData("ulimits: {nproc: 65535, nofile: {soft: 1024, hard: 2048}, memlock: -1, core: {soft: 0, hard: -1}}", """{"HostConfig":{"Ulimits":[{"Name":"nproc","Soft":65535,"Hard":65535},{"Name":"nofile","Soft":1024,"Hard":2048},{"Name":"memlock","Soft":-1,"Hard":-1},{"Name":"core","Soft":0,"Hard":-1}]}}""")]

    // Volumes.
    [InlineData("volumes: {/a: /b, /c: {target: /d, mode: 'ro,Z'}, /e: {target: /f}}", """{"Volumes":{"/b":{},"/d":{},"/f":{}},"HostConfig":{"Binds":["/a:/b:rw","/c:/d:ro,Z","/e:/f:rw"]}}""")]
    [InlineData("volumes: {cache_1.x: /b, data: {target: /d, mode: 'ro,nocopy'}, /s: {target: /t, mode: 'z,rshared,rw,cached'}}", """{"Volumes":{"/b":{},"/d":{},"/t":{}},"HostConfig":{"Binds":["cache_1.x:/b:rw","data:/d:ro,nocopy","/s:/t:z,rshared,rw,cached"]}}""")]
    [InlineData("container_volumes: /a", """{"Volumes":{"/a":{}}}""")]
    [InlineData("container_volumes: [/b, /a, /b], volumes: {/x: /c}", """{"Volumes":{"/a":{},"/b":{},"/c":{}},"HostConfig":{"Binds":["/x:/c:rw"]}}""")]
    [InlineData("container_volumes: ", "{}")]
    [InlineData("volumes_from: db-1", """{"HostConfig":{"VolumesFrom":["db-1"]}}""")]
    [InlineData("volumes_from: [db-2, db-1, db-2]", """{"HostConfig":{"VolumesFrom":["db-2","db-1"]}}""")]
    [InlineData("tmpfs: /run", """{"HostConfig":{"Tmpfs":{"/run":""}}}""")]
    [InlineData("tmpfs: ['/run:size=64m,mode=1777', /tmp]", """{"HostConfig":{"Tmpfs":{"/run":"size=64m,mode=1777","/tmp":""}}}""")]
    [InlineData("tmpfs: {/run: size=64m, /tmp: }", """{"HostConfig":{"Tmpfs":{"/run":"size=64m","/tmp":""}}}""")]

    // Ports.
    [InlineData("ports: {p: '1234-1236:2234-2236'}", """{"ExposedPorts":{"1234/tcp":{},"1235/tcp":{},"1236/tcp":{}},"HostConfig":{"PortBindings":{"1234/tcp":[{"HostIp":"0.0.0.0","HostPort":"2234"}],"1235/tcp":[{"HostIp":"0.0.0.0","HostPort":"2235"}],"1236/tcp":[{"HostIp":"0.0.0.0","HostPort":"2236"}]}}}""")]
    [InlineData("ports: {p: 53-54/udp}", """{"ExposedPorts":{"53/udp":{},"54/udp":{}},"HostConfig":{"PortBindings":{"53/udp":[{"HostIp":"0.0.0.0","HostPort":"53"}],"54/udp":[{"HostIp":"0.0.0.0","HostPort":"54"}]}}}""")]
    [InlineData("ports: {p: '1234:1234-1236'}", """{"ExposedPorts":{"1234/tcp":{}},"HostConfig":{"PortBindings":{"1234/tcp":[{"HostIp":"0.0.0.0","HostPort":"1234-1236"}]}}}""")]
    [InlineData("ports: {p: {exposed: 1234, external: [127.0.0.1, 1234-1236]}}", """{"ExposedPorts":{"1234/tcp":{}},"HostConfig":{"PortBindings":{"1234/tcp":[{"HostIp":"127.0.0.1","HostPort":"1234-1236"}]}}}""")]
    [InlineData("ports: {p: '80:auto', q: {exposed: 80, external: ['::1', auto]}, r: '80-81/udp:auto'}", """{"ExposedPorts":{"80/tcp":{},"80/udp":{},"81/udp":{}},"HostConfig":{"PortBindings":{"80/tcp":[{"HostIp":"0.0.0.0","HostPort":""},{"HostIp":"::1","HostPort":""}],"80/udp":[{"HostIp":"0.0.0.0","HostPort":""}],"81/udp":[{"HostIp":"0.0.0.0","HostPort":""}]}}}""")]
    public void Holds_what_the_keys_of_the_instance_say(string setting, string expected) => Body(Load(setting)).ShouldBe(expected);

    [Fact]
    public void Is_the_same_as_ever_when_nothing_is_said() => JsonSerializer.Serialize(Loading.Instance("ports: {p: 80}").Container, ContainerJson.Default.ContainerSpecification).ShouldBe(
        """{"Hostname":"web-1","Image":"i:1","Env":["MAESTRO_ENVIRONMENT_NAME=one","SERVICE_NAME=web","CONTAINER_NAME=web-1","CONTAINER_HOST_ADDRESS=10.0.0.1","DOCKER_IMAGE=i:1","DOCKER_TAG=1","WEB_WEB_1_P_INTERNAL_PORT=80","WEB_WEB_1_HOST=10.0.0.1","WEB_WEB_1_P_PORT=80","WEB_INSTANCES=web-1"],"ExposedPorts":{"80/tcp":{}},"StopTimeout":10,"HostConfig":{"PortBindings":{"80/tcp":[{"HostIp":"0.0.0.0","HostPort":"80"}]}}}""");

    [Fact]
    public void Leaves_the_platform_to_the_query_and_yet_another_one_is_another_configuration()
    {
        var (arm, amd, own) = (Load("platform: linux/arm64"), Load("platform: linux/amd64"), Load(""));

        arm.Container.Platform.ShouldBe("linux/arm64");
        new[] { arm.ConfigurationHash, amd.ConfigurationHash, own.ConfigurationHash }.ShouldBeUnique();
    }

    [Theory]
    [InlineData("", """{"HostConfig":{"Memory":1073741824,"MemorySwap":2147483648,"CpuShares":512}}""")]
    [InlineData("limits: {memory: 2g}", """{"HostConfig":{"Memory":2147483648,"MemorySwap":2147483648,"CpuShares":512}}""")]
    [InlineData("limits: {cpu: 2, swap: -1}", """{"HostConfig":{"Memory":1073741824,"MemorySwap":-1,"CpuShares":2}}""")]
    public void Has_of_each_limit_the_instances_own_or_else_the_services(string setting, string expected) =>
        Body(Loading.Instance(setting, "limits: {memory: 1g, swap: 2g, cpu: 512},")).ShouldBe(expected);

    [Fact]
    public void Takes_host_paths_from_the_other_side_in_schema_1()
    {
        var instance = Loading.Load("name: n\nships: {s: {ip: 10.0.0.1}}\nservices: {w: {image: i, instances: {w-1: {ship: s, volumes: {/data: /srv/data, /copy: /srv/data, /named: cache}}}}}\n").Instances["w-1"];

        instance.Container.HostConfig!.Binds!.Value.ShouldBe(["/srv/data:/data:rw", "/srv/data:/copy:rw", "cache:/named:rw"]);
        instance.Volumes.Select(volume => volume.IsNamedVolume).ShouldBe([false, false, true]);
    }

    private static Instance Load(string setting) => Loading.Load(
        $"__maestro: {{schema: 2}}\nname: one\nships: {{local: {{ip: 10.0.0.1}}}}\nservices:\n  db: {{image: i, instances: {{db-1: {{ship: local}}, db-2: {{ship: local}}}}}}\n  web: {{image: 'i:1', instances: {{web-2: {{ship: local}}, web-3: {{ship: local}}, web-1: {{ship: local, {setting}}}}}}}\n").Instances["web-1"];

    // Without what every container has; a null stands for what this one lacks of that.
    private static string Body(Instance instance)
    {
        var body = JsonSerializer.SerializeToNode(instance.Container, ContainerJson.Default.ContainerSpecification)!.AsObject();
        foreach (var (key, expected) in new[] { ("Image", "i:1"), ("StopTimeout", "10") })
        {
            body[key]!.ToString().ShouldBe(expected);
            body.Remove(key);
        }

        body.Remove("Env").ShouldBeTrue();
        if (!body.ContainsKey("Hostname")) body.Insert(0, "Hostname", null);
        else if ((string?)body["Hostname"] == "web-1") body.Remove("Hostname");
        return body.ToJsonString(Unescaped);
    }

    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
