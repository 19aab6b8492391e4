using Maestro.Engine;
using Maestro.Engine.Model;

namespace Maestro.Guest.Tests;

/// <summary>Names of variables and the file, as the engine makes them of an environment with odd names.</summary>
public sealed class WhatTheEngineHandsOver : IDisposable
{
    private const string Environment =
        """
        name: shop
        ships: {v4: {ip: 10.0.0.1}, v6: {ip: 'fd00::1'}}
        services:
          my.Daten-bänke:
            image: db:1
            instances:
              db-1.x: {ship: v6, ports: {sql größe: "5432:15432"}}
              db-0: {ship: v4, ports: {sql größe: "5432:15433"}}
          web: {image: 'web:1', requires: [my.Daten-bänke], instances: {web-1: {ship: v4, ports: {http: "8080:80", many: "81:8000-8010"}}}}
        """;

    private readonly Surroundings _surroundings = new();
    private readonly MaestroEnvironment _loaded;

    public WhatTheEngineHandsOver()
    {
        var file = Path.ChangeExtension(_surroundings.File, ".yaml");
        File.WriteAllText(file, Environment);
        _loaded = new Conductor().Load(new PlayRequest { File = file }).Environment;
    }

    public void Dispose() => _surroundings.Dispose();

    [Fact]
    public void To_a_test_is_found_in_its_file()
    {
        Write();

        _surroundings.Endpoints.Find("db-1.x", "sql größe", null).ToString().ShouldBe("[fd00::1]:15432");
        _surroundings.Endpoints.Find("web-1", "http", "web").ToString().ShouldBe("10.0.0.1:80");
        _surroundings.Guest.Nodes("my.Daten-bänke", ["sql größe"], 2).ShouldBe(["10.0.0.1:15433", "[fd00::1]:15432"]);
    }

    [Fact]
    public void To_a_test_is_found_in_its_variables()
    {
        foreach (var endpoint in _loaded.Endpoints) _surroundings.Set($"{endpoint.Variable}={endpoint.Address}");

        _loaded.Endpoints.Length.ShouldBe(3);
        foreach (var endpoint in _loaded.Endpoints)
        {
            _surroundings.Endpoints.Find(endpoint.Instance, endpoint.Port, null).ToString().ShouldBe(endpoint.Address);
            _surroundings.Endpoints.Find(endpoint.Instance, endpoint.Port, endpoint.Service).ToString().ShouldBe(endpoint.Address);
        }
    }

    [Fact]
    public void To_a_container_is_found_in_its_variables()
    {
        foreach (var variable in _loaded.Instances["web-1"].Container.Env) _surroundings.Set(variable);
        var guest = _surroundings.Guest;

        guest.EnvironmentName.ShouldBe("shop");
        guest.ServiceName.ShouldBe("web");
        guest.ContainerName.ShouldBe("web-1");
        guest.ContainerHostAddress.ShouldBe("10.0.0.1");
        guest.Port("http", null).ShouldBe(8080);
        guest.HostOf("my.Daten-bänke", "db-1.x").ShouldBe("fd00::1");
        guest.PortOf("my.Daten-bänke", "db-1.x", "sql größe", null).ShouldBe(15432);
        Should.Throw<MaestroEnvironmentException>(() => guest.PortOf("web", "web-1", "many", null)).Message.ShouldContain("WEB_WEB_1_MANY_PORT is '8000-8010'");
    }

    [Fact]
    public void Is_read_anew_when_another_start_has_written_it()
    {
        Write();
        var before = _surroundings.Guest.HostOf("web", "web-1");
        Engine.Reports.EndpointsFile.Write(_surroundings.File, "shop", [KeyValuePair.Create("WEB_WEB_1_HOST", "10.0.0.2")], []);

        before.ShouldBe("10.0.0.1");
        _surroundings.Guest.HostOf("web", "web-1").ShouldBe("10.0.0.2");
        File.Delete(_surroundings.File);
        Should.Throw<MaestroEnvironmentException>(() => _surroundings.Guest.HostOf("web", "web-1"));
    }

    private void Write() => Engine.Reports.EndpointsFile.Write(
        _surroundings.File,
        _loaded.Name,
        _loaded.LinkVariables.SetItems(_loaded.Endpoints.Select(endpoint => KeyValuePair.Create(endpoint.Variable, endpoint.Address))),
        _loaded.Endpoints);
}
