using Maestro.Engine.Ships;
using Maestro.Testing;

namespace Maestro.Engine.Tests.DockerApi;

public sealed class PullOfAnImage : DaemonHost
{
    [Fact]
    public async Task Adds_up_how_far_the_layers_are()
    {
        Streams(
            """{"status":"Pulling from a","id":"1"}""",
            """{"status":"Pulling fs layer","progressDetail":{},"id":"l1"}""",
            """{"status":"Downloading","progressDetail":{"current":10,"total":100},"progress":"[=> ]","id":"l1"}""",
            """{"status":"Downloading","progressDetail":{"current":5,"total":50},"id":"l2"}""",
            """{"status":"Download complete","progressDetail":{},"id":"l1"}""",
            """{"status":"Extracting","progressDetail":{"current":1,"total":100},"id":"l1"}""",
            """{"status":"Status: Downloaded newer image for a:1"}""");
        var told = new Told();

        await Host.PullImageAsync("a:1", null, told, default);

        told.All[2].ShouldBe(new PullProgress("Downloading", 10, 100));
        told.All[3].ShouldBe(new PullProgress("Downloading", 15, 150));
        told.All[4].ShouldBe(new PullProgress("Download complete", 105, 150));
        told.All[5].ShouldBe(new PullProgress("Extracting", 105, 150));
        told.All.Count.ShouldBe(7);
    }

    [Theory]
    [InlineData("redis", "fromImage=redis&tag=latest")]
    [InlineData("redis:7", "fromImage=redis&tag=7")]
    [InlineData("host:5000/a/b:1", "fromImage=host%3A5000%2Fa%2Fb&tag=1")]
    [InlineData("a@sha256:0123", "fromImage=a&tag=sha256%3A0123")]
    [InlineData("a:1@sha256:0123", "fromImage=a&tag=sha256%3A0123")]
    public async Task Asks_for_one_image_never_for_all_tags(string image, string query)
    {
        Streams();
        await Host.PullImageAsync(image, null, null, default);
        Daemon.Requests.ShouldContain($"POST /v1.41/images/create?{query}");
    }

    [Fact]
    public async Task That_fails_in_the_middle_of_an_answer_of_200_has_failed()
    {
        Streams("""{"status":"Downloading"}""", """{"errorDetail":{"message":"unexpected EOF"},"error":"unexpected EOF"}""");

        var fault = await FaultOf(() => Host.PullImageAsync("a:1", null, null, default));

        fault.Fault.ShouldBe(ShipFault.Refused);
        fault.Reason.ShouldBe("unexpected EOF");
    }

    [Fact]
    public async Task Of_what_is_not_there_is_refused()
    {
        Daemon.On("POST /images/create", FakeAnswer.Error(404, "manifest for a:1 not found: manifest unknown: manifest unknown"));

        var fault = await FaultOf(() => Host.PullImageAsync("a:1", null, null, default));

        fault.Fault.ShouldBe(ShipFault.Refused);
        fault.Status.ShouldBe(404);
    }

    [Fact]
    public async Task Is_given_up_after_a_minute_without_a_line_however_long_it_took_before()
    {
        Daemon.On("POST /images/create", async exchange =>
        {
            await exchange.WriteAsync(FakeAnswer.Streamed);
            for (var line = 0; line < 3; line++) await exchange.ChunkAsync("{\"status\":\"Downloading\"}\r\n");
            await Task.Delay(Timeout.Infinite, exchange.Stopping);
        });
        var third = new TaskCompletionSource();
        var lines = 0;
        var told = new Told(_ =>
        {
            Clock.Advance(TimeSpan.FromSeconds(59));
            if (++lines == 3) third.SetResult();
        });

        var pull = Host.PullImageAsync("a:1", null, told, default);
        await third.Task;
        pull.IsCompleted.ShouldBeFalse();
        Clock.Advance(TimeSpan.FromSeconds(1));

        var fault = await FaultOf(() => pull);
        fault.Fault.ShouldBe(ShipFault.Stalled);
        fault.Waited.ShouldBe(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Is_given_up_after_a_minute_without_any_answer()
    {
        Daemon.IsSilentOn("POST /images/create");
        var pull = Host.PullImageAsync("a:1", null, null, default);
        await Daemon.Received("POST /images/create");

        Clock.Advance(TimeSpan.FromSeconds(60));

        (await FaultOf(() => pull)).Fault.ShouldBe(ShipFault.Stalled);
    }

    [Fact]
    public async Task Ends_when_it_is_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        Daemon.On("POST /images/create", async exchange =>
        {
            await exchange.WriteAsync(FakeAnswer.Streamed);
            await exchange.ChunkAsync("{\"status\":\"Downloading\"}\r\n");
            await Task.Delay(Timeout.Infinite, exchange.Stopping);
        });

        var pull = Host.PullImageAsync("a:1", null, new Told(_ => cancellation.Cancel()), cancellation.Token);

        await Should.ThrowAsync<OperationCanceledException>(() => pull);
    }

    private void Streams(params string[] lines) => Daemon.On("POST /images/create", async exchange =>
    {
        await exchange.WriteAsync(FakeAnswer.Streamed);
        foreach (var line in lines) await exchange.ChunkAsync($"{line}\r\n");
        await exchange.EndAsync();
    });

    // Unlike Progress<T>, tells at once and in order.
    private sealed class Told(Action<PullProgress>? then = null) : IProgress<PullProgress>
    {
        public List<PullProgress> All { get; } = [];

        public void Report(PullProgress value)
        {
            All.Add(value);
            then?.Invoke(value);
        }
    }
}
