using Maestro.Engine.DockerApi;
using Maestro.Engine.Model;
using Maestro.Engine.Ships;
using Maestro.Testing;

namespace Maestro.Engine.Tests.DockerApi;

/// <summary>Connections that break, by the system's own clock: what is bridged is bridged in a tenth of a second.</summary>
public sealed class ShipThatIsAwayForAMoment : IAsyncLifetime
{
    private const string Ours = """[{"Id":"aaa","Names":["/web-1"],"Image":"i","ImageID":"x","State":"created","Status":"Created","Created":1,"Labels":{"maestro.environment":"shop","maestro.config":"1:2"}}]""";
    private const string Foreign = """[{"Id":"bbb","Names":["/web-1"],"Image":"i","ImageID":"x","State":"running","Status":"Up","Created":1,"Labels":{"maestro.environment":"other"}}]""";

    private FakeDaemon Daemon { get; } = new();

    private IDockerHost Host { get; }

    public ShipThatIsAwayForAMoment()
    {
        Daemon.On("GET /containers/json", FakeAnswer.Json(200, "[]"));
        Host = new DockerHostFactory().Open(Daemon.Ship with { RequestTimeout = TimeSpan.FromSeconds(1) });
    }

    private static ContainerSpecification Specification => new()
    {
        Image = "i",
        Labels = System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("maestro.environment", "shop").Add("maestro.config", "1:2"),
    };

    public Task InitializeAsync() => Host.ListContainersAsync(default);

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        await Daemon.DisposeAsync();
    }

    [Theory]
    [InlineData("POST /containers/web-1/start")]
    [InlineData("POST /containers/web-1/stop")]
    [InlineData("POST /containers/web-1/kill")]
    [InlineData("DELETE /containers/web-1")]
    public async Task Is_asked_again_for_what_may_be_done_twice(string request)
    {
        BreaksTwice(request, FakeAnswer.Empty(204));

        await (request.Split('/')[^1] switch
        {
            "start" => Host.StartContainerAsync("web-1", default),
            "stop" => Host.StopContainerAsync("web-1", TimeSpan.Zero, default),
            "kill" => Host.KillContainerAsync("web-1", default),
            _ => Host.RemoveContainerAsync("web-1", withVolumes: false, default),
        });

        Daemon.Requests.Count(line => line.Contains("web-1", StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public async Task Is_not_asked_again_for_what_may_not()
    {
        BreaksTwice("POST /containers/web-1/unpause", FakeAnswer.Empty(204));

        (await Should.ThrowAsync<ShipException>(() => Host.UnpauseContainerAsync("web-1", default))).Fault.ShouldBe(ShipFault.Unreachable);

        // Nor does the HTTP client, which would, on a connection that it kept.
        Daemon.Requests.Count(line => line.Contains("unpause", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Is_given_up_when_it_is_away_for_longer_than_twice_its_timeout()
    {
        Daemon.On("POST /containers/web-1/start", exchange =>
        {
            exchange.Closes = true;
            return Task.CompletedTask;
        });
        var began = TimeProvider.System.GetTimestamp();

        (await Should.ThrowAsync<ShipException>(() => Host.StartContainerAsync("web-1", default))).Fault.ShouldBe(ShipFault.Unreachable);

        TimeProvider.System.GetElapsedTime(began).ShouldBeInRange(TimeSpan.FromSeconds(1.9), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Has_created_what_it_was_asked_for_before()
    {
        Daemon.On("POST /containers/create", exchange =>
        {
            Daemon.On("GET /containers/json", FakeAnswer.Json(200, Ours)).On("GET /containers/aaa/json", FakeAnswer.Json(200, """{"Id":"aaa","Name":"/web-1","State":{"Status":"created"}}"""));
            exchange.Closes = true;
            return Task.CompletedTask;
        });

        (await Host.CreateContainerAsync("web-1", Specification, default)).ShouldBe("aaa");

        Daemon.Requests.Count(line => line.StartsWith("POST", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Is_asked_again_to_create_what_it_has_not()
    {
        BreaksTwice("POST /containers/create", FakeAnswer.Json(201, """{"Id":"ccc"}"""), times: 1);

        (await Host.CreateContainerAsync("web-1", Specification, default)).ShouldBe("ccc");
    }

    [Fact]
    public async Task Is_waited_for_while_it_makes_what_it_lists_already()
    {
        Daemon.On("POST /containers/create", FakeAnswer.Error(409, "Conflict. The container name \\\"/web-1\\\" is already in use by container aaa."));
        var looks = 0;
        Daemon.On("GET /containers/json", exchange => exchange.WriteAsync(FakeAnswer.Json(200, Interlocked.Increment(ref looks) > 2 ? Ours : "[]")));
        Daemon.On("GET /containers/aaa/json", exchange => exchange.WriteAsync(looks > 3 ? FakeAnswer.Json(200, """{"Id":"aaa","Name":"/web-1","State":{"Status":"created"}}""") : FakeAnswer.Error(404, "No such container")));

        (await Host.CreateContainerAsync("web-1", Specification, default)).ShouldBe("aaa");
    }

    [Fact]
    public async Task Has_a_foreign_container_of_that_name_which_is_left_alone()
    {
        Daemon.On("POST /containers/create", FakeAnswer.Error(409, "Conflict. The container name is already in use by container bbb."));
        Daemon.On("GET /containers/json", FakeAnswer.Json(200, Foreign));

        (await Should.ThrowAsync<ShipException>(() => Host.CreateContainerAsync("web-1", Specification, default))).Status.ShouldBe(409);
    }

    // The first times the connection breaks before the answer.
    private void BreaksTwice(string request, string answer, int times = 2)
    {
        var left = times;
        Daemon.On(request, exchange =>
        {
            if (Interlocked.Decrement(ref left) < 0) return exchange.WriteAsync(answer);
            exchange.Closes = true;
            return Task.CompletedTask;
        });
    }
}
