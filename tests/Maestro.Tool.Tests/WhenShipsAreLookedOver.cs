using System.Text.Json;
using Maestro.Testing;
using Maestro.Tool.Tests.Output;

namespace Maestro.Tool.Tests;

public sealed class WhenShipsAreLookedOver : IDisposable
{
    private readonly FakeFleet _fleet = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("maestro-test-");

    public WhenShipsAreLookedOver() => File.WriteAllText(Path.Combine(_folder.FullName, "maestro.yaml"), """
        __maestro: {schema: 2}
        name: shop
        ships: {near: {ip: 10.0.0.1}, far: {ip: 10.0.0.2}}
        services: {web: {image: 'web:1', instances: {web-1: {ship: near}, web-2: {ship: far}}}}

        """);

    [Theory]
    [InlineData("[z-a]", "is not a pattern of")]
    [InlineData("nosuch*", "is not a pattern that a ship's name matches; there are ")]
    public async Task A_filter_that_is_wrong_or_lets_no_ship_pass_is_wrong_usage(string filter, string expected)
    {
        using var stage = new Stage(fleet: _fleet, folder: _folder.FullName);
        using var signals = new Signals();

        (await new MaestroTool(stage.Surroundings, signals).RunAsync(["doctor", "-S", filter])).ShouldBe(2);

        stage.Error.ShouldContain(expected);
    }

    [Fact]
    public async Task Each_has_a_line_for_everything_that_was_looked_at()
    {
        var (exitCode, said) = await RunAsync("doctor");

        exitCode.ShouldBe(0);
        said.ShouldBe("""
            ship 'far' at tcp://10.0.0.2:2375
              ok       engine    20.10.24 on linux/amd64, API 1.12 to 1.41, spoken to in 1.41
              ok       clock     the engine does not tell its time
              ok       disk      takes what is written; how much is free only the ship can tell: df /var/lib/docker
              ok       networks  1 of 31 address ranges for bridge networks taken
              ok       registry  docker.io is asked without a login
            ship 'near' at tcp://10.0.0.1:2375
              ok       engine    20.10.24 on linux/amd64, API 1.12 to 1.41, spoken to in 1.41
              ok       clock     the engine does not tell its time
              ok       disk      takes what is written; how much is free only the ship can tell: df /var/lib/docker
              ok       networks  1 of 31 address ranges for bridge networks taken
              ok       registry  docker.io is asked without a login
            2 ships: all is well

            """);
    }

    [Fact]
    public async Task One_that_is_away_does_not_hide_the_others()
    {
        _fleet.SwitchOff("far");

        var (exitCode, said) = await RunAsync("doctor");

        exitCode.ShouldBe(4);
        said.ShouldContain("  error    connection  MSTR0301: ship 'far' cannot be reached");
        said.ShouldContain("ship 'near' at tcp://10.0.0.1:2375\n  ok ");
        said.ShouldEndWith("2 ships: 1 with errors, 0 with warnings\n");
    }

    [Fact]
    public async Task Quietly_only_trouble_is_told()
    {
        _fleet["near"].Facts = _fleet["near"].Facts with { Networks = 31 };

        var (exitCode, said) = await RunAsync("doctor -q");

        exitCode.ShouldBe(0);
        said.ShouldBe("ship 'near' at tcp://10.0.0.1:2375\n  warning  networks  31 of 31 address ranges for bridge networks taken: remove what is not used by 'docker network prune', or widen default-address-pools of the engine\n");
    }

    [Fact]
    public async Task Only_those_that_are_asked_for_are_contacted()
    {
        var (_, said) = await RunAsync("doctor -S n* --format json");

        using var json = JsonDocument.Parse(said);
        json.RootElement.GetProperty("ships").EnumerateArray().Select(ship => ship.GetProperty("ship").GetString()).ShouldBe(["near"]);
        _fleet["far"].Requests.ShouldBeEmpty();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<(int ExitCode, string Out)> RunAsync(string line)
    {
        using var stage = new Stage(fleet: _fleet, folder: _folder.FullName);
        using var signals = new Signals();
        return (await new MaestroTool(stage.Surroundings, signals).RunAsync(line.Split(' ')), stage.Out);
    }
}
