using Maestro.Engine.Ships;
using Maestro.Testing;

namespace Maestro.Engine.Tests.DockerApi;

public sealed class WatchOfEnds : DaemonHost
{
    [Fact]
    public async Task Tells_each_end_with_its_exit_code_until_the_daemon_closes_it()
    {
        Daemon.On("GET /events", async exchange =>
        {
            await exchange.WriteAsync(FakeAnswer.Streamed);
            await exchange.ChunkAsync("""{"status":"die","Type":"container","Action":"die","Actor":{"ID":"one","Attributes":{"exitCode":"3","name":"x"}},"timeNano":1}""" + "\n" + """{"Action":"di""");
            await exchange.ChunkAsync("""e","Actor":{"ID":"two","Attributes":{"exitCode":"137"}}}""" + "\n");
            await exchange.ChunkAsync("""{"Action":"died","Actor":{"ID":"podman","Attributes":{"containerExitCode":"1"}}}""" + "\n");
            await exchange.ChunkAsync("""{"Action":"die","Actor":{"ID":"untold","Attributes":{}}}""" + "\n");
            await exchange.EndAsync();
        });

        var ends = await Host.WatchEndsAsync("maestro.run=a b", default);

        (await ends.ToListAsync()).ShouldBe([new("one", 3), new("two", 137), new("podman", 1), new("untold", null)]);
        Uri.UnescapeDataString(Daemon.Requests.Last()).ShouldBe("""GET /v1.41/events?filters={"type":["container"],"event":["die","died"],"label":["maestro.run=a b"]}""");
    }

    [Fact]
    public async Task Is_accepted_before_anything_happens_and_then_waits_for_ever()
    {
        var happens = new TaskCompletionSource();
        Daemon.On("GET /events", async exchange =>
        {
            await exchange.WriteAsync(FakeAnswer.Streamed);
            await happens.Task;
            await exchange.ChunkAsync("""{"Action":"die","Actor":{"ID":"one","Attributes":{"exitCode":"0"}}}""" + "\n");
            await exchange.EndAsync();
        });
        var ends = await Host.WatchEndsAsync("a=b", default);
        var first = ends.FirstAsync().AsTask();

        Clock.Advance(TimeSpan.FromDays(1));
        first.IsCompleted.ShouldBeFalse();
        happens.SetResult();

        (await first).ShouldBe(new ContainerEnded("one", 0));
    }

    [Fact]
    public async Task That_is_not_accepted_in_time_fails()
    {
        Daemon.IsSilentOn("GET /events");
        var watch = Host.WatchEndsAsync("a=b", default);
        await Daemon.Received("GET /events");

        Clock.Advance(TimeSpan.FromSeconds(5));

        (await FaultOf(() => watch)).Fault.ShouldBe(ShipFault.TimedOut);
    }

    [Theory]
    [InlineData("{\"Action\":\"die\",\"Actor", ShipFault.Unreachable)]
    [InlineData("<html>\n", ShipFault.NotDocker)]
    public async Task That_breaks_throws(string sent, ShipFault fault)
    {
        Daemon.On("GET /events", async exchange =>
        {
            exchange.Closes = true;
            await exchange.WriteAsync(FakeAnswer.Streamed);
            await exchange.ChunkAsync(sent);
        });
        var ends = await Host.WatchEndsAsync("a=b", default);

        (await FaultOf(async () => await ends.ToListAsync())).Fault.ShouldBe(fault);
    }

    [Fact]
    public async Task Ends_with_the_token_that_it_was_opened_with()
    {
        using var cancellation = new CancellationTokenSource();
        Daemon.On("GET /events", SilentStream);
        var next = (await Host.WatchEndsAsync("a=b", cancellation.Token)).FirstAsync().AsTask();

        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => next);
    }

    [Fact]
    public async Task Ends_with_the_token_that_it_is_read_with()
    {
        using var cancellation = new CancellationTokenSource();
        Daemon.On("GET /events", SilentStream);
        var next = (await Host.WatchEndsAsync("a=b", default)).FirstAsync(cancellation.Token).AsTask();

        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => next);
    }

    [Fact]
    public async Task Ends_with_the_host()
    {
        Daemon.On("GET /events", SilentStream);
        var next = (await Host.WatchEndsAsync("a=b", default)).FirstAsync().AsTask();

        await Host.DisposeAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => next);
    }

    private static async Task SilentStream(FakeExchange exchange)
    {
        await exchange.WriteAsync(FakeAnswer.Streamed);
        await Task.Delay(Timeout.Infinite, exchange.Stopping);
    }
}
