using Maestro.Engine.Model;
using Maestro.Engine.Planning;
using Maestro.Testing;

namespace Maestro.Engine.Tests.Planning;

public sealed class WhenARestartIsPlanned
{
    private static readonly MaestroEnvironment Shop = new EnvironmentBuilder()
        .Service("db", ["db-1"])
        .Service("web", ["web-1", "web-2"], requires: ["db"])
        .Build();

    private static readonly PlayRequest Webs = new() { Things = ["web"], ExpandServices = true };

    private static Situation AllUp() => new Situation(Shop)
        .Sees("db-1", ContainerState.Running, "Up 1 minute")
        .Sees("web-1", ContainerState.Running, "Up 1 minute")
        .Sees("web-2", ContainerState.Running, "Up 1 minute");

    [Fact]
    public void What_hangs_together_stops_in_reverse_and_starts_in_forward_order() => AllUp().Plan(Play.Restart).ToString().ShouldBe(
        """
        [] -> #1 local/web-1 Stop (up 1 minute)
        [] -> #2 local/web-2 Stop (up 1 minute)
        [1,2] -> #3 local/db-1 Stop (up 1 minute; after web-1, web-2)
        [3] -> #4 local/db-1 Remove (stopped; made anew)
        [4] -> #5 local/db-1 Create (made anew)
        [5] -> #6 local/db-1 Start (waits for nothing)
        [6] -> #7 local/db-1 AwaitReady (no checks)
        [1] -> #8 local/web-1 Remove (stopped; made anew)
        [8] -> #9 local/web-1 Create (made anew)
        [7,9] -> #10 local/web-1 Start (requires db-1)
        [10] -> #11 local/web-1 AwaitReady (no checks)
        [2] -> #12 local/web-2 Remove (stopped; made anew)
        [12] -> #13 local/web-2 Create (made anew)
        [7,13] -> #14 local/web-2 Start (requires db-1)
        [14] -> #15 local/web-2 AwaitReady (no checks)

        """);

    [Fact]
    public void It_is_listed_as_it_is_taken_down() =>
        AllUp().Plan(Play.Restart).Instances.Select(planned => $"{planned.Number} {planned.Instance.Name}").ShouldBe(["1 web-1", "2 web-2", "3 db-1"]);

    [Fact]
    public void What_does_not_hang_together_is_restarted_side_by_side() => AllUp().Plan(Play.Restart, Webs with { Reuse = true }).ToString().ShouldBe(
        """
        [] -> #1 local/web-1 Stop (up 1 minute)
        [1] -> #2 local/web-1 Start (waits for nothing)
        [2] -> #3 local/web-1 AwaitReady (no checks)
        [] -> #4 local/web-2 Stop (up 1 minute)
        [4] -> #5 local/web-2 Start (waits for nothing)
        [5] -> #6 local/web-2 AwaitReady (no checks)

        """);

    [Fact]
    public void With_a_concurrency_the_next_has_its_turn_when_another_is_ready() => AllUp().Plan(Play.Restart, Webs with { Reuse = true, Concurrency = 1 }).ToString().ShouldBe(
        """
        [] -> #1 local/web-1 Stop (up 1 minute)
        [1] -> #2 local/web-1 Start (waits for nothing)
        [2] -> #3 local/web-1 AwaitReady (no checks)
        [3] -> #4 local/web-2 Stop (up 1 minute)
        [4] -> #5 local/web-2 Start (waits for nothing)
        [5] -> #6 local/web-2 AwaitReady (no checks)

        """);

    [Fact]
    public void With_delays_one_follows_the_other() => AllUp().Plan(Play.Restart, Webs with { Reuse = true, StepDelay = 5, StopStartDelay = 0.5 }).ToString().ShouldBe(
        """
        [] -> #1 local/web-1 Stop (up 1 minute)
        [1] -> #2 local/web-1 Pause (0.5 s between stop and start)
        [2] -> #3 local/web-1 Start (waits for nothing)
        [3] -> #4 local/web-1 AwaitReady (no checks)
        [4] -> #5 local/web-2 Pause (5 s before the next one)
        [5] -> #6 local/web-2 Stop (up 1 minute)
        [6] -> #7 local/web-2 Pause (0.5 s between stop and start)
        [7] -> #8 local/web-2 Start (waits for nothing)
        [8] -> #9 local/web-2 AwaitReady (no checks)

        """);

    [Fact]
    public void A_step_delay_parts_the_starts_of_what_hangs_together() =>
        AllUp().Plan(Play.Restart, new PlayRequest { All = true, Reuse = true, StepDelay = 5 }).ToString().ShouldBe(
        """
        [] -> #1 local/web-1 Stop (up 1 minute)
        [] -> #2 local/web-2 Stop (up 1 minute)
        [1,2] -> #3 local/db-1 Stop (up 1 minute; after web-1, web-2)
        [3] -> #4 local/db-1 Start (waits for nothing)
        [4] -> #5 local/db-1 AwaitReady (no checks)
        [5] -> #6 local/web-1 Pause (5 s before the next one)
        [1,5,6] -> #7 local/web-1 Start (requires db-1)
        [7] -> #8 local/web-1 AwaitReady (no checks)
        [8] -> #9 local/web-2 Pause (5 s before the next one)
        [2,5,9] -> #10 local/web-2 Start (requires db-1)
        [10] -> #11 local/web-2 AwaitReady (no checks)

        """);

    [Fact]
    public void Nothing_stops_before_all_images_are_there()
    {
        var plan = AllUp().Lacks("local", "db:1").Plan(Play.Restart);

        plan.Steps[0].ToString().ShouldBe("[] -> #1 local/db:1 Pull (not on the ship)");
        plan.Steps.OfType<Step.Stop>().ShouldAllBe(step => step.Prerequisites.Contains(1));
    }

    [Fact]
    public void A_refresh_pulls_what_is_there() =>
        AllUp().Plan(Play.Restart, Webs with { RefreshImages = true }).Steps.OfType<Step.PullImage>().ShouldHaveSingleItem().ToString()
            .ShouldBe("[] -> #1 local/web:1 Pull (refresh asked for)");

    [Fact]
    public void What_is_down_or_absent_is_brought_up()
    {
        var plan = new Situation(Shop).Sees("db-1", ContainerState.Exited, "Exited (1) 5 seconds ago").Plan(Play.Restart, new PlayRequest { Things = ["db-1", "web-1"] });

        plan.ToString().ShouldBe(
            """
            [] -> #1 local/db-1 Remove (exited (1) 5 seconds ago; made anew)
            [1] -> #2 local/db-1 Create (made anew)
            [2] -> #3 local/db-1 Start (waits for nothing)
            [3] -> #4 local/db-1 AwaitReady (no checks)
            [] -> #5 local/web-1 Create (absent)
            [4,5] -> #6 local/web-1 Start (requires db-1)
            [6] -> #7 local/web-1 AwaitReady (no checks)

            """);
    }

    [Fact]
    public void Only_what_changed_is_restarted_when_that_is_asked()
    {
        var plan = new Situation(Shop)
            .Sees("db-1", ContainerState.Running, "Up 1 minute", imageId: "sha256:older")
            .Sees("web-1", ContainerState.Running, "Up 1 minute")
            .Sees("web-2", ContainerState.Running, "Up 1 minute", config: "v1:other")
            .Plan(Play.Restart, new PlayRequest { All = true, Reuse = true, OnlyIfChanged = true });

        plan.ToString().ShouldBe(
            """
            [] -> #1 local/web-2 Stop (up 1 minute; differs from the file)
            [1] -> #2 local/db-1 Stop (up 1 minute; its image changed; after web-2)
            [2] -> #3 local/db-1 Start (waits for nothing)
            [3] -> #4 local/db-1 AwaitReady (no checks)
            [1,4] -> #5 local/web-2 Start (requires db-1)
            [5] -> #6 local/web-2 AwaitReady (no checks)

            """);
    }

    [Fact]
    public void What_is_not_on_the_ship_any_more_counts_as_changed() =>
        AllUp().Lacks("local", "db:1").Plan(Play.Restart, new PlayRequest { All = true, OnlyIfChanged = true }).Steps.OfType<Step.Stop>().ShouldHaveSingleItem().Instance.Name.ShouldBe("db-1");

    [Fact]
    public void What_changed_is_told_only_after_a_refresh() =>
        AllUp().Plan(Play.Restart, new PlayRequest { All = true, OnlyIfChanged = true, RefreshImages = true }).ToString().ShouldBe(
        """
        [] -> #1 local/web:1 Pull (refresh asked for; what changed is restarted then)
        [] -> #2 local/db:1 Pull (refresh asked for; what changed is restarted then)

        """);

    [Fact]
    public void What_hangs_together_with_a_ship_that_is_away_stays_up()
    {
        var shop = new EnvironmentBuilder().Service("db", ["db-1"], ship: "away").Service("web", ["web-1"], requires: ["db"]).Service("api", ["api-1"]).Build();
        var plan = new Situation(shop).Sees("web-1", ContainerState.Running, "Up 1 minute").Sees("api-1", ContainerState.Running, "Up 1 minute").IsDown("away")
            .Plan(Play.Restart, new PlayRequest { All = true, Reuse = true });

        plan.ToString().ShouldBe(
            """
            [] -> #1 local/api-1 Stop (up 1 minute)
            [1] -> #2 local/api-1 Start (waits for nothing)
            [2] -> #3 local/api-1 AwaitReady (no checks)
            [] -> #4 away/db-1 GiveUp (its ship cannot be reached)
            [4] -> #5 local/web-1 Stop (up 1 minute)
            [5] -> #6 local/web-1 Start (waits for nothing)
            [6] -> #7 local/web-1 AwaitReady (no checks)

            """);
    }

    [Fact]
    public void Without_order_each_is_restarted_by_itself() =>
        AllUp().Plan(Play.Restart, new PlayRequest { All = true, IgnoreDependencies = true, Reuse = true }).Steps.OfType<Step.Stop>().ShouldAllBe(step => !step.Prerequisites.Any());

    [Fact]
    public void A_name_that_is_taken_refuses_it_as_a_whole()
    {
        var plan = new Situation(Shop).Sees("db-1", ContainerState.Running, "Up 1 minute").Sees("web-1", ContainerState.Running, "Up 1 hour", owner: null).Plan(Play.Restart);

        plan.Faults.ShouldHaveSingleItem().Code.ShouldBe("MSTR0505");
        plan.Steps.ShouldBeEmpty();
    }

    [Fact]
    public void A_chain_of_ten_thousand_is_planned_in_linear_size()
    {
        var builder = new EnvironmentBuilder();
        for (var i = 0; i < 10_000; i++) builder.Service($"s{i:d5}", [$"i{i:d5}"], requires: i == 0 ? null : [$"s{i - 1:d5}"]);

        new Situation(builder.Build()).Plan(Play.Restart).Steps.Length.ShouldBe(30_000);
    }
}
