using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Model;
using Maestro.Testing;

namespace Maestro.Engine.Tests.Execution;

public sealed class WhenImagesArePulled
{
    private static readonly MaestroEnvironment Shop = new EnvironmentBuilder()
        .Service("web", [.. Enumerable.Range(1, 12).Select(number => $"web-{number:d2}")])
        .Service("far", ["far-1"], ship: "far", with: instance => instance with { Container = instance.Container with { Image = "web:1" } })
        .Build();

    [Fact]
    public async Task Each_is_pulled_once_a_ship_and_all_its_instances_say_so()
    {
        var stage = new Stage(Shop);

        var result = await stage.PlayAsync(Play.Pull);

        result.ExitCode.ShouldBe(ExitCode.Done);
        result.Instances.ShouldAllBe(row => row.Phase == InstancePhase.Pulled && row.Text == "pulled");
        foreach (var ship in new[] { "local", "far" }) stage.Fleet[ship].Requests.Count(request => request == "pull web:1").ShouldBe(1);
        stage.Fleet["local"].Containers.ShouldBeEmpty();
    }

    [Fact]
    public async Task Ships_do_not_wait_for_one_another()
    {
        var stage = new Stage(Shop);
        var far = new TaskCompletionSource();
        stage.Fleet["local"].Before = (request, cancellation) => request.StartsWith("pull", StringComparison.Ordinal) ? far.Task.WaitAsync(TimeSpan.FromSeconds(30), cancellation) : Task.CompletedTask;
        stage.Fleet["far"].Before = (request, _) =>
        {
            if (request.StartsWith("pull", StringComparison.Ordinal)) far.SetResult();
            return Task.CompletedTask;
        };

        (await stage.PlayAsync(Play.Pull)).ExitCode.ShouldBe(ExitCode.Done);
    }

    [Fact]
    public async Task One_that_cannot_be_pulled_is_a_failure_of_its_instances_and_no_others()
    {
        var stage = new Stage(Shop);
        var host = stage.Fleet["far"];
        host.Before = (request, _) => request == "pull web:1" ? throw host.Refusal(request, 404, "manifest unknown") : Task.CompletedTask;

        var result = await stage.PlayAsync(Play.Pull);

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Diagnostics.ShouldHaveSingleItem().Message.ShouldStartWith("image 'web:1' cannot be pulled on ship 'far': registry 'docker.io' has it not (manifest unknown)");
        result.Instances.Where(row => row.Phase != InstancePhase.Pulled).ShouldHaveSingleItem().Text.ShouldBe("failed: image is not in the registry");
    }

    [Fact]
    public async Task A_ship_that_is_away_holds_up_no_other()
    {
        var stage = new Stage(Shop);
        stage.Fleet.SwitchOff("far");

        var result = await stage.PlayAsync(Play.Pull);

        result.ExitCode.ShouldBe(ExitCode.ShipUnreachable);
        result.Instances.Count(row => row.Phase == InstancePhase.Pulled).ShouldBe(12);
    }
}
