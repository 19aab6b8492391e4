using Maestro.Engine.Model;
using Maestro.Engine.Planning;
using Maestro.Testing;

namespace Maestro.Engine.Tests.Planning;

public sealed class WhenATearDownIsPlanned
{
    private static readonly MaestroEnvironment Shop = new EnvironmentBuilder()
        .Service("db", ["db-1"])
        .Service("web", ["web-1", "web-2"], requires: ["db"])
        .Build();

    private static Situation AllUp(string? run = null) => new Situation(Shop)
        .Sees("db-1", ContainerState.Running, "Up 1 minute", run: run)
        .Sees("web-1", ContainerState.Running, "Up 1 minute", run: run)
        .Sees("web-2", ContainerState.Running, "Up 1 minute", run: run);

    [Fact]
    public void Stop_goes_in_reverse_order() => AllUp().Plan(Play.Stop).ToString().ShouldBe(
        """
        [] -> #1 local/web-1 Stop (up 1 minute)
        [] -> #2 local/web-2 Stop (up 1 minute)
        [1,2] -> #3 local/db-1 Stop (up 1 minute; after web-1, web-2)

        """);

    [Fact]
    public void Kill_goes_in_reverse_order_too() => AllUp().Plan(Play.Kill).ToString().ShouldBe(
        """
        [] -> #1 local/web-1 Kill (up 1 minute)
        [] -> #2 local/web-2 Kill (up 1 minute)
        [1,2] -> #3 local/db-1 Kill (up 1 minute; after web-1, web-2)

        """);

    [Theory]
    [InlineData(Play.Stop)]
    [InlineData(Play.Kill)]
    [InlineData(Play.Down)]
    [InlineData(Play.Clean)]
    [InlineData(Play.Restart)]
    public void Adopt_takes_what_nobody_labelled(Play play)
    {
        var (state, status) = play == Play.Clean ? (ContainerState.Exited, "Exited (0) 1 minute ago") : (ContainerState.Running, "Up 1 minute");
        var shop = new Situation(new EnvironmentBuilder().Service("db", ["db-1"]).Build()).Sees("db-1", state, status, owner: null);

        shop.Plan(play, new PlayRequest { All = true, Adopt = true }).Steps.OfType<Step.OfInstance>().Select(step => step.Instance.Name).ShouldContain("db-1");
        shop.Plan(play).Steps.OfType<Step.OfInstance>().Where(step => step is not Step.GiveUp).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Play.Start)]
    [InlineData(Play.Clean)]
    [InlineData(Play.Down)]
    [InlineData(Play.Restart)]
    public void Volumes_are_kept_when_that_is_asked(Play play)
    {
        var shop = new Situation(new EnvironmentBuilder().Service("db", ["db-1"]).Build())
            .Sees("db-1", play == Play.Restart ? ContainerState.Running : ContainerState.Exited, play == Play.Restart ? "Up 1 minute" : "Exited (0) 1 minute ago");

        shop.Plan(play, new PlayRequest { All = true, KeepVolumes = true }).Steps.OfType<Step.Remove>().ShouldHaveSingleItem().WithVolumes.ShouldBeFalse();
        shop.Plan(play).Steps.OfType<Step.Remove>().ShouldHaveSingleItem().WithVolumes.ShouldBeTrue();
    }

    [Fact]
    public void Stop_counts_down() => AllUp().Plan(Play.Stop).Instances.Select(planned => planned.Number).ShouldBe([3, 2, 1]);

    [Fact]
    public void Down_removes_each_as_soon_as_it_is_stopped() => AllUp().Plan(Play.Down).ToString().ShouldBe(
        """
        [] -> #1 local/web-1 Stop (up 1 minute)
        [1] -> #2 local/web-1 Remove (stopped)
        [] -> #3 local/web-2 Stop (up 1 minute)
        [3] -> #4 local/web-2 Remove (stopped)
        [1,3] -> #5 local/db-1 Stop (up 1 minute; after web-1, web-2)
        [5] -> #6 local/db-1 Remove (stopped)

        """);

    [Fact]
    public void Down_goes_on_past_a_container_that_will_not_stop() =>
        AllUp().Plan(Play.Down).Steps.OfType<Step.Stop>().ShouldAllBe(step => step.EvenAfterFailure);

    [Fact]
    public void Stop_does_not() => AllUp().Plan(Play.Stop).Steps.ShouldAllBe(step => !step.EvenAfterFailure);

    [Fact]
    public void The_tear_down_of_a_run_leaves_what_a_person_started() =>
        AllUp().Plan(Play.Down, new PlayRequest(), ofRun: "mine").ToString().ShouldBe("nothing to do\n");

    [Fact]
    public void The_tear_down_of_a_run_leaves_what_another_run_uses() =>
        AllUp(run: "another").Plan(Play.Down, new PlayRequest(), ofRun: "mine").ToString().ShouldBe("nothing to do\n");

    [Fact]
    public void The_tear_down_of_a_run_takes_what_it_made() =>
        AllUp(run: "mine").Plan(Play.Down, new PlayRequest(), ofRun: "mine").Steps.Length.ShouldBe(6);

    [Fact]
    public void Clean_removes_what_is_down_and_leaves_what_runs()
    {
        var plan = new Situation(Shop)
            .Sees("db-1", ContainerState.Running, "Up 1 minute")
            .Sees("web-1", ContainerState.Exited, "Exited (0) 2 seconds ago")
            .Sees("web-2", ContainerState.Created, "Created")
            .Plan(Play.Clean);

        plan.ToString().ShouldBe(
            """
            [] -> #1 local/web-1 Remove (exited (0) 2 seconds ago)
            [] -> #2 local/web-2 Remove (created)

            """);
    }

    [Fact]
    public void A_ship_that_is_away_holds_up_no_other()
    {
        var shop = new EnvironmentBuilder().Service("db", ["db-1"]).Service("web", ["web-1"], requires: ["db"], ship: "away").Build();
        new Situation(shop).Sees("db-1", ContainerState.Running, "Up 1 minute").IsDown("away").Plan(Play.Stop).ToString().ShouldBe(
            """
            [] -> #1 away/web-1 GiveUp (its ship cannot be reached)
            [] -> #2 local/db-1 Stop (up 1 minute)

            """);
    }

    [Theory]
    [InlineData(Play.Stop)]
    [InlineData(Play.Kill)]
    [InlineData(Play.Clean)]
    [InlineData(Play.Down)]
    public void A_foreign_container_is_said_and_never_touched(Play play)
    {
        var plan = new Situation(Shop).Sees("web-1", ContainerState.Exited, "Exited (0) 1 second ago", owner: null).Plan(play);

        plan.Faults.ShouldHaveSingleItem().Code.ShouldBe("MSTR0505");
        plan.Steps.OfType<Step.OfInstance>().ShouldNotContain(step => step.Instance.Name == "web-1");
    }
}
