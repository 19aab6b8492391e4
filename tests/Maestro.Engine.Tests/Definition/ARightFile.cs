using Maestro.Engine.Model;

namespace Maestro.Engine.Tests.Definition;

public sealed class ARightFile
{
    private const string Two = """
        name: 2024
        _common: &common {LEVEL: anchored, SHARED: anchor}
        ships:
          local: {ip: 10.0.0.1}
          other: {ip: "fe80::1", docker_port: 2376}
        services:
          a-pi:
            image: localhost:5000/api
            requires: [db]
            wants_info: [log]
            env: {LEVEL: service, SERVICE_NAME: mine, ONLY: service}
            instances:
              api-1:
                ship: local
                env: {LEVEL: instance, CONTAINER_NAME: mine, DB_DB_1_HOST: mine, MAESTRO_ENVIRONMENT_NAME: own, NOTHING: }
                ports: {http: "80:8080", dns: 53/udp}
          db: {image: db:1, requires: [disk], instances: {db-1: {ship: other, ports: {sql.main: 5432}}}}
          disk: {image: disk, instances: {disk-1: {ship: local}}}
          log: {image: log, requires: [db], omit: true, instances: {log-2: {ship: local, image: log:2}, log-1: {ship: local, env: {<<: *common, LEVEL: own}}}}
        """;

    [Fact]
    public void Gives_variables_in_the_order_in_which_later_ones_win()
    {
        var variables = Loading.Load(Two).Instances["api-1"].Container.Env;

        variables.Order(StringComparer.Ordinal).ShouldBe(
        [
            "A_PI_API_1_DNS_INTERNAL_PORT=53",
            "A_PI_API_1_DNS_PORT=53",
            "A_PI_API_1_HOST=10.0.0.1",
            "A_PI_API_1_HTTP_INTERNAL_PORT=80",
            "A_PI_API_1_HTTP_PORT=8080",
            "A_PI_INSTANCES=api-1",
            "CONTAINER_HOST_ADDRESS=10.0.0.1",
            "CONTAINER_NAME=api-1",
            "DB_DB_1_HOST=fe80::1",
            "DB_DB_1_SQL_MAIN_PORT=5432",
            "DB_INSTANCES=db-1",
            "DISK_DISK_1_HOST=10.0.0.1",
            "DISK_INSTANCES=disk-1",
            "DOCKER_IMAGE=localhost:5000/api",
            "DOCKER_TAG=latest",
            "LEVEL=instance",
            "LOG_INSTANCES=log-1,log-2",
            "LOG_LOG_1_HOST=10.0.0.1",
            "LOG_LOG_2_HOST=10.0.0.1",
            "MAESTRO_ENVIRONMENT_NAME=own",
            "NOTHING",
            "ONLY=service",
            "SERVICE_NAME=a-pi",
        ]);
    }

    [Fact]
    public void Hands_every_named_port_to_the_tests()
    {
        Loading.Load(Two).Endpoints.Select(endpoint => $"{endpoint.Variable}={endpoint.Address}").ShouldBe(
        [
            "MAESTRO_A_PI_API_1_DNS=10.0.0.1:53",
            "MAESTRO_A_PI_API_1_HTTP=10.0.0.1:8080",
            "MAESTRO_DB_DB_1_SQL_MAIN=[fe80::1]:5432",
        ]);
    }

    [Fact]
    public void Hands_the_link_variables_of_all_services_to_the_tests()
    {
        var links = Loading.Load(Two).LinkVariables;

        links.Count.ShouldBe(12);
        links["DB_DB_1_SQL_MAIN_PORT"].ShouldBe("5432");
        links["LOG_INSTANCES"].ShouldBe("log-1,log-2");
        links.ContainsKey("A_PI_API_1_HTTP_INTERNAL_PORT").ShouldBeFalse();
    }

    [Fact]
    public void Keeps_what_instances_override()
    {
        var environment = Loading.Load(Two);

        environment.Name.ShouldBe("2024");
        environment.File.ShouldBe(Loading.File);
        environment.Services["log"].Omit.ShouldBeTrue();
        environment.Instances["log-1"].Image.ShouldBe("log");
        environment.Instances["log-2"].Image.ShouldBe("log:2");
        environment.Instances["log-2"].Container.Env.ShouldContain("DOCKER_TAG=2");
        environment.Instances["log-1"].Container.Env.ShouldContain("LEVEL=own");
        environment.Instances["log-1"].Container.Env.ShouldContain("SHARED=anchor");
        environment.Instances["api-1"].Location!.ToString().ShouldEndWith("(13,7)");
    }

    [Fact]
    public void Makes_a_container_without_what_is_not_asked_for()
    {
        var container = Loading.Instance("").Container;

        container.ShouldSatisfyAllConditions(
            () => container.Hostname.ShouldBe("web-1"),
            () => container.Cmd.ShouldBeNull(),
            () => container.ExposedPorts.ShouldBeNull(),
            () => container.HostConfig.ShouldBeNull(),
            () => container.Labels.ShouldBeNull(),
            () => container.StopTimeout.ShouldBe(10));
    }

    [Theory]
    [InlineData("stop_timeout: 1.5", 1.5, 2)]
    [InlineData("stop_timeout: 0", 0, 0)]
    [InlineData("stop_timeout: ", 10, 10)]
    public void Rounds_a_stop_time_up_for_the_daemon(string setting, double seconds, int daemonSeconds)
    {
        var instance = Loading.Instance(setting);

        instance.StopTimeout.TotalSeconds.ShouldBe(seconds);
        instance.Container.StopTimeout.ShouldBe(daemonSeconds);
    }

    [Fact]
    public void Mounts_host_paths()
    {
        Loading.Instance("volumes: {/a: /b, /c: {target: /d, mode: 'ro,Z'}, /e: {target: /f}}").Container.HostConfig!.Binds!.Value.ShouldBe(["/a:/b:rw", "/c:/d:ro,Z", "/e:/f:rw"]);
    }

    [Theory]
    [InlineData("25", "25 0.0.0.0 25 Tcp")]
    [InlineData("'25'", "25 0.0.0.0 25 Tcp")]
    [InlineData("53/udp", "53 0.0.0.0 53 Udp")]
    [InlineData("'25:2525'", "25 0.0.0.0 2525 Tcp")]
    [InlineData("80:80", "80 0.0.0.0 80 Tcp")]
    [InlineData("'53/udp:5353/udp'", "53 0.0.0.0 5353 Udp")]
    [InlineData("{exposed: 25, external: 2525}", "25 0.0.0.0 2525 Tcp")]
    [InlineData("{exposed: 53/udp, external: 5353}", "53 0.0.0.0 5353 Udp")]
    [InlineData("{exposed: 25, external: [192.168.10.2, 2525]}", "25 192.168.10.2 2525 Tcp")]
    [InlineData("{exposed: 25, external: ['::1', '2525/tcp']}", "25 ::1 2525 Tcp")]
    public void Takes_ports_in_every_form(string form, string expected)
    {
        var port = Loading.Instance($"ports: {{p: {form}}}").Ports.ShouldHaveSingleItem();

        $"{port.Exposed} {port.BindAddress} {port.External} {port.Protocol}".ShouldBe(expected);
    }

    [Fact]
    public void Lets_instances_inherit_ports_by_name()
    {
        Loading.Instance("ports: {b: 2000, c: 3}", "ports: {a: 1, b: 2},").Ports.Select(port => $"{port.Name}={port.External}").ShouldBe(["a=1", "b=2000", "c=3"]);
    }

    [Fact]
    public void Lets_instances_add_checks_to_the_services()
    {
        var checks = Loading.Instance(
            "ports: {http: '80:8080'}, lifecycle: {running: [{type: http, port: http, path: ready?x=1, scheme: https, method: HEAD, host: example.test, match_regex: 'o.k', max_wait: 2.5}, {type: http, port: 81}]}",
            "lifecycle: {running: [{type: tcp, port: http}]},").RunningChecks;

        var tcp = checks[0].ShouldBeOfType<LifecycleCheck.Tcp>();
        tcp.ToString().ShouldBe("tcp check of port http (10.0.0.1:8080)");
        tcp.MaxWait.ShouldBe(TimeSpan.FromSeconds(300));
        var http = checks[1].ShouldBeOfType<LifecycleCheck.Http>();
        http.ToString().ShouldBe("http check of HEAD https://example.test:8080/ready?…");
        http.MaxWait.ShouldBe(TimeSpan.FromSeconds(2.5));
        http.MatchRegex!.IsMatch("o\nk").ShouldBeTrue();
        checks[2].ToString().ShouldBe("http check of GET http://10.0.0.1:81/");
    }

    [Theory]
    [InlineData(@"match_regex: '(?=a)b'")]
    [InlineData(@"match_regex: '(a)\1'")]
    public void Bounds_the_time_of_patterns_that_backtrack(string pattern)
    {
        var check = Loading.Instance($"lifecycle: {{running: [{{type: http, port: 80, {pattern}}}]}}").RunningChecks.ShouldHaveSingleItem();

        check.ShouldBeOfType<LifecycleCheck.Http>().MatchRegex!.MatchTimeout.ShouldBe(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void May_have_no_service_at_all() => Loading.Load("name: empty\nservices:\n").Services.ShouldBeEmpty();

    [Fact]
    public void May_give_two_services_names_that_differ_in_no_variable()
    {
        var environment = Loading.Load("name: n\nships: {s: {ip: 10.0.0.1}}\nservices: {a-b: {image: i, instances: {one-1: {ship: s}}}, a_b: {image: i, requires: [a-b], instances: {one-2: {ship: s}}}}\n");

        var variables = environment.Instances["one-2"].Container.Env;
        variables.Count(variable => variable.StartsWith("A_B_INSTANCES=", StringComparison.Ordinal)).ShouldBe(1);
        variables.ShouldContain("A_B_ONE_1_HOST=10.0.0.1");
        variables.ShouldContain("A_B_ONE_2_HOST=10.0.0.1");
    }
}
