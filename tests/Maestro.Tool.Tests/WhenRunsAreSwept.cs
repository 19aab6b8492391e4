using System.Text.Json;
using Maestro.Engine.Model;
using Maestro.Engine.Runs;
using Maestro.Testing;
using Maestro.Tool.Tests.Output;

namespace Maestro.Tool.Tests;

public sealed class WhenRunsAreSwept : IDisposable
{
    private static readonly Owner Dead = Owner.ThisProcess with { ProcessId = int.MaxValue };

    private readonly FakeFleet _fleet = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("maestro-test-");

    public WhenRunsAreSwept()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "maestro.yaml"), """
            __maestro: {schema: 2}
            name: shop
            ships: {near: {ip: 10.0.0.1}, far: {ip: 10.0.0.2}}
            services: {web: {image: 'web:1', instances: {web-1: {ship: near}, web-2: {ship: far}}}}

            """);
        Add("near", "web-1", "r1", Dead);
        Add("near", "web-9", "r1", Dead);
        Add("far", "web-2", "r2", Owner.ThisProcess);
    }

    [Fact]
    public async Task What_a_dead_one_left_goes_and_what_a_live_one_uses_stays()
    {
        var (exitCode, said) = await RunAsync("sweep");

        exitCode.ShouldBe(0);
        said.ShouldBe($"""
            ship 'far': nothing to remove
              left alone: 1 thing of run r2, whose owner, {Owner.ThisProcess}, is alive
            removed from ship 'near' 2 containers left behind by run r1 of {Dead}

            """);
        _fleet["near"].Containers.ShouldBeEmpty();
        _fleet["far"].Containers.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Quietly_nothing_is_said_that_went_well() => (await RunAsync("sweep", "-q")).ShouldBe((0, ""));

    [Fact]
    public async Task A_ship_that_does_not_answer_is_exit_code_4_and_the_others_are_swept()
    {
        _fleet.SwitchOff("far");

        var (exitCode, said) = await RunAsync("sweep");

        exitCode.ShouldBe(4);
        said.ShouldContain("error MSTR0301: ship 'far'");
        _fleet["near"].Containers.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_daemon_keeps_is_exit_code_6()
    {
        var near = _fleet["near"];
        near.Before = (request, _) => request == "remove container web-9" ? throw near.Refusal(request, 500, "device or resource busy") : Task.CompletedTask;

        var (exitCode, said) = await RunAsync("sweep", "--format", "json");

        exitCode.ShouldBe(6);
        var ships = JsonDocument.Parse(said).RootElement.GetProperty("ships");
        ships[1].GetProperty("removed")[0].GetString().ShouldBe("container web-1");
        ships[1].GetProperty("left")[0].GetProperty("reason").GetString().ShouldBe("device or resource busy");
    }

    [Fact]
    public async Task A_deadline_ends_it_with_exit_code_5()
    {
        _fleet["far"].Before = (_, cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken);

        (await RunAsync("sweep", "--timeout", "0.2")).ExitCode.ShouldBe(5);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private void Add(string ship, string name, string run, Owner owner) =>
        _fleet[ship].Add(name, ContainerState.Running, (Labels.Environment, "shop"), (Labels.Run, run), (Labels.Owner, owner.Label), (Labels.Expires, "1"));

    private async Task<(int ExitCode, string Said)> RunAsync(params string[] words)
    {
        using var stage = new Stage(fleet: _fleet, folder: _folder.FullName);
        using var signals = new Signals();
        var exitCode = await new MaestroTool(stage.Surroundings, signals).RunAsync(words);
        return (exitCode, stage.Out + stage.Error);
    }
}
