using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Model;

namespace Maestro.Scenarios.Plays;

/// <summary>What MaestroNG gets wrong, as it is on a real daemon with us.</summary>
public sealed class WhatIsDoneOtherwiseThanByMaestroNg(RealDaemon daemon) : IClassFixture<RealDaemon>
{
    private const string TwoSleepers = """
          one: {image: IMAGE, instances: {NAME-one-1: {ship: SHIP, command: sleep 1000, stop_timeout: 0}}}
          two: {image: IMAGE, instances: {NAME-two-1: {ship: SHIP, command: sleep 1000, stop_timeout: 0}}}
        """;

    [Fact]
    public async Task A_filter_applies_to_all_as_well()
    {
        await using var shop = new LiveEnvironment(TwoSleepers);
        await shop.PlayAsync(Play.Start);

        await shop.PlayAsync(Play.Stop, new PlayRequest { All = true, ContainerFilter = "*-one-*" });

        (await shop.ContainersAsync()).ShouldBe(["one-1 exited", "two-1 running"]);
    }

    [Fact]
    public async Task A_thing_that_is_named_twice_counts_once()
    {
        await using var shop = new LiveEnvironment(TwoSleepers);

        var result = await shop.PlayAsync(Play.Start, new PlayRequest { Things = ["one", $"{shop.Name}-one-1", "one"] });

        result.Succeeded.ShouldBeTrue();
        result.Instances.Length.ShouldBe(1);
    }

    [Fact]
    public async Task Every_failure_is_told_not_the_last_one()
    {
        await using var shop = new LiveEnvironment("""
              one: {image: IMAGE, instances: {NAME-one-1: {ship: SHIP, command: [/no/such/program]}}}
              two: {image: IMAGE, instances: {NAME-two-1: {ship: SHIP, command: "sh -c 'exit 3'"}}}
            """);

        var result = await shop.PlayAsync(Play.Start);

        result.Diagnostics.Where(fault => fault.Severity == Severity.Error).Select(fault => fault.Code).Order(StringComparer.Ordinal).ShouldBe(["MSTR0502", "MSTR0503"]);
    }

    [Fact]
    public async Task What_is_paused_goes_on_and_what_was_only_created_is_started()
    {
        await using var shop = new LiveEnvironment(TwoSleepers);
        await shop.PlayAsync(Play.Start);
        var before = await shop.IdsAsync();
        await daemon.AskAsync(HttpMethod.Post, $"containers/{shop.Name}-one-1/pause");

        (await shop.PlayAsync(Play.Start)).Succeeded.ShouldBeTrue();

        (await shop.ContainersAsync()).ShouldBe(["one-1 running", "two-1 running"]);
        (await shop.IdsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task What_is_up_is_asked_again_whether_it_is_ready()
    {
        await using var shop = new LiveEnvironment("""
              one: {image: IMAGE, instances: {NAME-one-1: {ship: SHIP, command: "sh -c 'touch /tmp/ready; exec sleep 1000'", stop_timeout: 0, lifecycle: {running: [{type: rexec, command: test -e /tmp/ready, attempts: 2}]}}}}
            """);
        (await shop.PlayAsync(Play.Start)).Succeeded.ShouldBeTrue();
        await daemon.Host.ExecAsync((await shop.IdsAsync())[0], ["rm", "/tmp/ready"], 1, CancellationToken.None);

        var again = await shop.PlayAsync(Play.Start);

        again.ExitCode.ShouldBe(ExitCode.Failed);
        again.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("MSTR0504");
        (await shop.ContainersAsync()).ShouldBe(["one-1 running"]);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(true, true)]
    public async Task Anonymous_volumes_go_with_their_container_unless_they_are_to_be_kept(bool? keep, bool isKept)
    {
        await using var shop = new LiveEnvironment("""
              one: {image: IMAGE, instances: {NAME-one-1: {ship: SHIP, command: sleep 1000, stop_timeout: 0, container_volumes: [/data]}}}
            """);
        await shop.PlayAsync(Play.Start);
        using var state = System.Text.Json.JsonDocument.Parse((await daemon.Host.InspectJsonAsync((await shop.IdsAsync())[0], CancellationToken.None))!.Value);
        var volume = state.RootElement.GetProperty("Mounts")[0].GetProperty("Name").GetString()!;

        await shop.PlayAsync(Play.Down, new PlayRequest { KeepVolumes = keep });

        var volumes = System.Text.Encoding.UTF8.GetString(await daemon.AskAsync(HttpMethod.Get, "volumes"));
        volumes.Contains(volume, StringComparison.Ordinal).ShouldBe(isKept);
        if (isKept) await daemon.AskAsync(HttpMethod.Delete, $"volumes/{volume}");
    }

    [Fact]
    public async Task A_container_of_another_tool_is_taken_over_only_when_that_is_said()
    {
        await using var shop = new LiveEnvironment(TwoSleepers);
        var foreign = await shop.AddForeignAsync("one-1");

        (await shop.PlayAsync(Play.Stop, new PlayRequest { Things = ["one"], ExpandServices = true })).Instances[0].Phase.ShouldBe(InstancePhase.Foreign);
        (await shop.ContainersAsync()).ShouldBe(["one-1 running"]);
        (await shop.PlayAsync(Play.Stop, new PlayRequest { Things = ["one"], ExpandServices = true, Adopt = true })).Succeeded.ShouldBeTrue();

        (await shop.ContainersAsync()).ShouldBe(["one-1 exited"]);
        (await shop.IdsAsync()).ShouldBe([foreign]);
    }

    [Fact]
    public async Task A_one_shot_completes_when_its_checks_ask_for_it()
    {
        await using var shop = new LiveEnvironment("""
              one: {image: IMAGE, instances: {NAME-one-1: {ship: SHIP, command: "sh -c 'sleep 0.3'", lifecycle: {running: [{type: completes}]}}}}
            """);

        (await shop.PlayAsync(Play.Start)).Instances[0].Phase.ShouldBe(InstancePhase.Completed);
    }
}
