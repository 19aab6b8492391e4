using Maestro.Engine.Model;
using Maestro.Testing;

namespace Maestro.Engine.Tests.Planning;

public sealed class WhenAStartIsPlanned
{
    private static readonly MaestroEnvironment Kafka = new EnvironmentBuilder()
        .Service("zk", ["zk-1", "zk-2"])
        .Service("kafka", ["kafka-1"], requires: ["zk"], ship: "far")
        .Build();

    [Fact]
    public void Everything_absent_is_pulled_and_created_ahead_and_started_in_order() => Expect(
        new Situation(Kafka).Lacks("far", "kafka:1"),
        """
        [] -> #1 local/zk-1 Create (absent)
        [1] -> #2 local/zk-1 Start (waits for nothing)
        [2] -> #3 local/zk-1 AwaitReady (no checks)
        [] -> #4 local/zk-2 Create (absent)
        [4] -> #5 local/zk-2 Start (waits for nothing)
        [5] -> #6 local/zk-2 AwaitReady (no checks)
        [] -> #7 far/kafka:1 Pull (not on the ship)
        [7] -> #8 far/kafka-1 Create (absent)
        [3,6,8] -> #9 far/kafka-1 Start (requires zk-1, zk-2)
        [9] -> #10 far/kafka-1 AwaitReady (no checks)

        """);

    [Fact]
    public void A_container_that_gets_something_of_others_is_made_after_them() => Expect(
        new Situation(new EnvironmentBuilder()
            .Service("data", ["data-1", "data-2"])
            .Service("web", ["web-1", "web-2"], requires: ["data"], with: web => web.Name == "web-2" ? web : web with
            {
                VolumesFrom = ["data-2", "data-1"],
                Container = web.Container with { HostConfig = new HostConfiguration { VolumesFrom = ["data-2", "data-1"] } },
            })
            .Service("zip", ["zip-1", "zip-2"], requires: ["web"], with: zip => zip with
            {
                Container = zip.Container with { HostConfig = zip.Name == "zip-1" ? new HostConfiguration { Links = ["web-2:w", "foreign:f"] } : new HostConfiguration { NetworkMode = "container:web-1" } },
            })
            .Build()).Sees("data-1", ContainerState.Running, "Up 3 minutes"),
        """
        [] -> #1 local/data-1 AwaitReady (up for 3m)
        [] -> #2 local/data-2 Create (absent)
        [2] -> #3 local/data-2 Start (waits for nothing)
        [3] -> #4 local/data-2 AwaitReady (no checks)
        [2] -> #5 local/web-1 Create (absent)
        [1,4,5] -> #6 local/web-1 Start (requires data-1, data-2)
        [6] -> #7 local/web-1 AwaitReady (no checks)
        [] -> #8 local/web-2 Create (absent)
        [1,4,8] -> #9 local/web-2 Start (requires data-1, data-2)
        [9] -> #10 local/web-2 AwaitReady (no checks)
        [8] -> #11 local/zip-1 Create (absent)
        [7,10,11] -> #12 local/zip-1 Start (requires web-1, web-2)
        [12] -> #13 local/zip-1 AwaitReady (no checks)
        [5] -> #14 local/zip-2 Create (absent)
        [7,10,14] -> #15 local/zip-2 Start (requires web-1, web-2)
        [15] -> #16 local/zip-2 AwaitReady (no checks)

        """);

    [Fact]
    public void What_is_up_is_only_seen_to_be_ready() => Expect(
        new Situation(Kafka)
            .Sees("zk-1", ContainerState.Running, "Up 3 minutes (healthy)")
            .Sees("zk-2", ContainerState.Running, "Up About an hour", config: "v1:other")
            .Sees("kafka-1", ContainerState.Running, "Up Less than a second"),
        """
        [] -> #1 local/zk-1 AwaitReady (up for 3m)
        [] -> #2 local/zk-2 AwaitReady (up for 1h; differs from the file)
        [1,2] -> #3 far/kafka-1 AwaitReady (up for 0s)

        """);

    [Fact]
    public void What_ended_is_made_anew_what_was_only_created_is_started_what_is_paused_goes_on() => Expect(
        new Situation(Kafka)
            .Sees("zk-1", ContainerState.Exited, "Exited (137) 5 seconds ago")
            .Sees("zk-2", ContainerState.Created, "Created")
            .Sees("kafka-1", ContainerState.Paused, "Up 2 days (Paused)"),
        """
        [] -> #1 local/zk-1 Remove (exited (137) 5 seconds ago; made anew)
        [1] -> #2 local/zk-1 Create (made anew)
        [2] -> #3 local/zk-1 Start (waits for nothing)
        [3] -> #4 local/zk-1 AwaitReady (no checks)
        [] -> #5 local/zk-2 Start (waits for nothing)
        [5] -> #6 local/zk-2 AwaitReady (no checks)
        [4,6] -> #7 far/kafka-1 Unpause (paused)
        [7] -> #8 far/kafka-1 AwaitReady (no checks)

        """);

    [Fact]
    public void A_created_container_whose_configuration_changed_is_made_anew() => Expect(
        new Situation(new EnvironmentBuilder().Service("zk", ["zk-1"]).Build()).Sees("zk-1", ContainerState.Created, "Created", config: "v1:other"),
        """
        [] -> #1 local/zk-1 Remove (created; made anew)
        [1] -> #2 local/zk-1 Create (made anew)
        [2] -> #3 local/zk-1 Start (waits for nothing)
        [3] -> #4 local/zk-1 AwaitReady (no checks)

        """);

    [Fact]
    public void The_old_container_stays_until_the_new_image_is_there() => Expect(
        new Situation(new EnvironmentBuilder().Service("zk", ["zk-1"]).Build()).Sees("zk-1", ContainerState.Exited, "Exited (0) 5 seconds ago").Lacks("local", "zk:1"),
        """
        [] -> #1 local/zk:1 Pull (not on the ship)
        [1] -> #2 local/zk-1 Remove (exited (0) 5 seconds ago; made anew)
        [2] -> #3 local/zk-1 Create (made anew)
        [3] -> #4 local/zk-1 Start (waits for nothing)
        [4] -> #5 local/zk-1 AwaitReady (no checks)

        """);

    [Fact]
    public void Reuse_starts_the_old_container_again() => Expect(
        new Situation(new EnvironmentBuilder().Service("zk", ["zk-1"]).Build()).Sees("zk-1", ContainerState.Exited, "Exited (0) 5 seconds ago"),
        """
        [] -> #1 local/zk-1 Start (waits for nothing)
        [1] -> #2 local/zk-1 AwaitReady (no checks)

        """,
        new PlayRequest { Reuse = true });

    [Fact]
    public void One_pull_serves_all_instances_of_an_image_on_a_ship() => Expect(
        new Situation(new EnvironmentBuilder().Service("zk", ["zk-1", "zk-2"]).Build()).Lacks("local", "zk:1"),
        """
        [] -> #1 local/zk:1 Pull (not on the ship)
        [1] -> #2 local/zk-1 Create (absent)
        [2] -> #3 local/zk-1 Start (waits for nothing)
        [3] -> #4 local/zk-1 AwaitReady (no checks)
        [1] -> #5 local/zk-2 Create (absent)
        [5] -> #6 local/zk-2 Start (waits for nothing)
        [6] -> #7 local/zk-2 AwaitReady (no checks)

        """);

    [Fact]
    public void A_ship_that_is_away_fails_only_what_depends_on_it() => Expect(
        new Situation(new EnvironmentBuilder().Service("db", ["db-1"], ship: "away").Service("web", ["web-1"], requires: ["db"]).Service("log", ["log-1"]).Build()).IsDown("away"),
        """
        [] -> #1 away/db-1 GiveUp (its ship cannot be reached)
        [] -> #2 local/log-1 Create (absent)
        [2] -> #3 local/log-1 Start (waits for nothing)
        [3] -> #4 local/log-1 AwaitReady (no checks)
        [] -> #5 local/web-1 Create (absent)
        [1,5] -> #6 local/web-1 Start (requires db-1)
        [6] -> #7 local/web-1 AwaitReady (no checks)

        """);

    [Theory]
    [InlineData(null, "belongs to nobody we know")]
    [InlineData("other", "belongs to environment 'other'")]
    public void A_name_that_is_taken_refuses_the_whole_start(string? owner, string expected)
    {
        var plan = new Situation(Kafka).Sees("zk-2", ContainerState.Running, "Up 1 second", owner).Plan(Play.Start);

        plan.Steps.ShouldBeEmpty();
        plan.Faults.ShouldHaveSingleItem().Code.ShouldBe("MSTR0505");
        plan.Faults[0].Message.ShouldContain(expected);
    }

    [Fact]
    public void A_refresh_pulls_what_is_there_already() => Expect(
        new Situation(new EnvironmentBuilder().Service("zk", ["zk-1"]).Build()),
        """
        [] -> #1 local/zk:1 Pull (refresh asked for)
        [1] -> #2 local/zk-1 Create (absent)
        [2] -> #3 local/zk-1 Start (waits for nothing)
        [3] -> #4 local/zk-1 AwaitReady (no checks)

        """,
        new PlayRequest { RefreshImages = true });

    [Fact]
    public void Adopt_takes_over_what_nobody_labelled() => Expect(
        new Situation(new EnvironmentBuilder().Service("zk", ["zk-1"]).Build()).Sees("zk-1", ContainerState.Running, "Up 5 seconds", owner: null),
        """
        [] -> #1 local/zk-1 AwaitReady (up for 5s)

        """,
        new PlayRequest { Adopt = true });

    [Fact]
    public void Services_without_an_instance_in_the_play_are_looked_through() => Expect(
        new Situation(new EnvironmentBuilder().Service("a", ["a-1"]).Service("b", ["b-1"], requires: ["a"]).Service("c", ["c-1"], requires: ["b"]).Build()),
        """
        [] -> #1 local/a-1 Create (absent)
        [1] -> #2 local/a-1 Start (waits for nothing)
        [2] -> #3 local/a-1 AwaitReady (no checks)
        [] -> #4 local/c-1 Create (absent)
        [3,4] -> #5 local/c-1 Start (requires a-1)
        [5] -> #6 local/c-1 AwaitReady (no checks)

        """,
        new PlayRequest { Things = ["a", "c-1"] });

    [Fact]
    public void Without_order_nothing_waits_for_another() =>
        new Situation(Kafka).Plan(Play.Start, new PlayRequest { IgnoreDependencies = true }).ToString().ShouldContain("[7] -> #8 far/kafka-1 Start (waits for nothing)");

    [Fact]
    public void A_plan_of_ten_thousand_instances_stays_linear()
    {
        var builder = new EnvironmentBuilder();
        for (var layer = 0; layer < 10; layer++)
        {
            var instances = Enumerable.Range(0, 1000).Select(i => $"s{layer}-{i}").ToArray();
            builder.Service($"s{layer}", instances, requires: layer == 0 ? [] : [$"s{layer - 1}"]);
        }

        var plan = new Situation(builder.Build()).Plan(Play.Start);

        plan.Steps.Length.ShouldBe(30_000);
        plan.Steps.SelectMany(step => step.After).Distinct().Sum(set => set.Steps.Length).ShouldBeLessThan(40_000);
    }

    private static void Expect(Situation situation, string plan, PlayRequest? request = null) =>
        situation.Plan(Play.Start, request).ToString().ShouldBe(plan, StringCompareShould.IgnoreLineEndings);
}
