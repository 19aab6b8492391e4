using System.Collections.Immutable;
using Maestro.Engine.Definition;
using Maestro.Engine.Model;

namespace Maestro.Engine.Tests.Definition;

/// <summary>What <c>--isolate ab1</c> makes of an environment file.</summary>
public sealed class AnIsolatedEnvironment
{
    private const string Shop = """
        __maestro: {schema: 2}
        name: shop
        ships: {local: {ip: 10.0.0.1}}
        services:
          db:
            image: db:1
            instances:
              db-1:
                ship: local
                net: backend
                ports: {sql: "5432:5432", admin: {exposed: 8080, external: [127.0.0.1, 8081]}}
                volumes: {data: /data, /etc/db: /etc/db}
          web:
            image: web:1
            requires: [db]
            instances:
              web-1: {ship: local, ports: {http: "80:8000-8010"}, volumes_from: [db-1], links: {db-1: sql, web-2: }}
              web-2: {ship: local, net: 'container:web-3'}
              web-3: {ship: local, net: 'container:somebody'}
              web-4: {ship: local, net: host, ports: {http: 9000}}

        """;

    private static readonly LoadedEnvironment Loaded = EnvironmentLoader.Load(
        new EnvironmentText(Loading.File, Path.GetDirectoryName(Loading.File)!, Shop) { Isolation = "ab1" }, ImmutableDictionary<string, string>.Empty);

    private readonly MaestroEnvironment _shop = Loaded.Environment;

    [Fact]
    public void Keeps_the_names_of_its_instances_and_gives_their_containers_others()
    {
        _shop.Isolation.ShouldBe("ab1");
        _shop.Instances.Values.Select(instance => $"{instance.Name} {instance.ContainerName}")
            .ShouldBe(["db-1 db-1-ab1", "web-1 web-1-ab1", "web-2 web-2-ab1", "web-3 web-3-ab1", "web-4 web-4-ab1"]);
        _shop.Instances["db-1"].Container.Env.ShouldContain("CONTAINER_NAME=db-1");
        _shop.Instances["web-1"].Container.Hostname.ShouldBe("web-1");
    }

    [Fact]
    public void Is_published_where_the_daemon_finds_room_at_the_addresses_that_the_file_says()
    {
        _shop.Instances["db-1"].Container.HostConfig!.PortBindings!.ShouldSatisfyAllConditions(
            ports => ports["5432/tcp"].ShouldBe([new PortBinding("0.0.0.0", "")]),
            ports => ports["8080/tcp"].ShouldBe([new PortBinding("127.0.0.1", "")]));
        _shop.Instances["web-1"].Container.HostConfig!.PortBindings!["80/tcp"].ShouldBe([new PortBinding("0.0.0.0", "")]);
        _shop.Endpoints.Select(endpoint => endpoint.Instance).ShouldBe(["web-4"]);
        _shop.PickedEndpoints.Select(endpoint => endpoint.Variable).ShouldBe(["MAESTRO_DB_DB_1_ADMIN", "MAESTRO_DB_DB_1_SQL", "MAESTRO_WEB_WEB_1_HTTP"]);
    }

    [Fact]
    public void Has_link_variables_that_follow()
    {
        _shop.Instances["web-1"].HearsPickedPorts.ShouldBeTrue();
        _shop.PickedVariables.Keys.Order().ShouldBe(["DB_DB_1_ADMIN_PORT", "DB_DB_1_SQL_PORT", "WEB_WEB_1_HTTP_PORT"]);
    }

    [Fact]
    public void Has_volumes_of_its_own_and_shares_paths_of_the_ship() =>
        _shop.Instances["db-1"].Container.HostConfig!.Binds!.Value.ShouldBe(["data-ab1:/data:rw", "/etc/db:/etc/db:rw"]);

    [Fact]
    public void Has_networks_of_its_own_in_which_its_containers_are_known_by_the_names_of_instances()
    {
        var db = _shop.Instances["db-1"].Container;
        db.HostConfig!.NetworkMode.ShouldBe("backend-ab1");
        db.NetworkingConfig!.EndpointsConfig.ShouldHaveSingleItem().ShouldSatisfyAllConditions(network => network.Key.ShouldBe("backend-ab1"), network => network.Value.Aliases.ShouldBe(["db-1"]));
        _shop.Instances["web-2"].Container.HostConfig!.NetworkMode.ShouldBe("container:web-3-ab1");
        _shop.Instances["web-3"].Container.HostConfig!.NetworkMode.ShouldBe("container:somebody");
    }

    [Fact]
    public void Has_neighbours_of_its_own()
    {
        var web = _shop.Instances["web-1"];
        web.Container.HostConfig!.VolumesFrom!.Value.ShouldBe(["db-1-ab1"]);
        web.Container.HostConfig!.Links!.Value.ShouldBe(["db-1-ab1:sql", "web-2-ab1:web-2"]);
        web.Neighbours.ShouldBe(["db-1-ab1", "db-1-ab1", "web-2-ab1"]);
    }

    [Fact]
    public void Leaves_ports_in_the_network_of_a_ship_and_says_so()
    {
        _shop.Instances["web-4"].Ports.ShouldHaveSingleItem().External.ShouldBe(new PortRange(9000));
        Loaded.Warnings.ShouldHaveSingleItem().ToString().ShouldEndWith("maestro.yaml(20,7): warning MSTR0613: instance 'web-4' is in the network of its ship (net: host): its ports stay as they are, and a second one on that ship finds them taken");
    }

    [Fact]
    public void Of_nobody_is_as_the_file_says()
    {
        var plain = Loading.Load(Shop);
        plain.Isolation.ShouldBeNull();
        plain.Instances["db-1"].ContainerName.ShouldBe("db-1");
        plain.Instances["db-1"].Container.NetworkingConfig.ShouldBeNull();
    }
}
