using Maestro.Engine.Model;
using Maestro.Testing;

namespace Maestro.Engine.Tests.Planning;

public sealed class WhenAPullIsPlanned
{
    private static readonly MaestroEnvironment Shop = new EnvironmentBuilder()
        .Service("db", ["db-1"])
        .Service("web", ["web-1", "web-2"], requires: ["db"])
        .Service("far", ["far-1"], ship: "far", with: instance => instance with { Container = instance.Container with { Image = "web:1" } })
        .Build();

    [Fact]
    public void Each_image_is_pulled_once_a_ship_in_no_order() => new Situation(Shop).Lacks("local", "db:1").Plan(Play.Pull).ToString().ShouldBe(
        """
        [] -> #1 local/db:1 Pull (not on the ship)
        [] -> #2 far/web:1 Pull (to see whether the registry has another)
        [] -> #3 local/web:1 Pull (to see whether the registry has another)

        """);

    [Fact]
    public void Dependencies_are_pulled_when_that_is_asked() =>
        new Situation(Shop).Plan(Play.Pull, new PlayRequest { Things = ["web-1"], WithDependencies = true }).Instances.Select(planned => planned.Instance.Name).ShouldBe(["db-1", "web-1"]);

    [Fact]
    public void A_foreign_container_is_no_hindrance()
    {
        var plan = new Situation(Shop).Sees("db-1", ContainerState.Running, "Up 1 hour", owner: null).Plan(Play.Pull);

        plan.Faults.ShouldBeEmpty();
        plan.Steps.Length.ShouldBe(3);
    }

    [Fact]
    public void A_ship_that_is_away_holds_up_no_other() => new Situation(Shop).IsDown("far").Plan(Play.Pull, new PlayRequest { Things = ["far", "web"] }).ToString().ShouldBe(
        """
        [] -> #1 far/far-1 GiveUp (its ship cannot be reached)
        [] -> #2 local/web:1 Pull (to see whether the registry has another)

        """);
}
