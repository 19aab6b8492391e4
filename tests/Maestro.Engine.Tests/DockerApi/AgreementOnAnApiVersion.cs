using Maestro.Engine.Ships;
using Maestro.Testing;

namespace Maestro.Engine.Tests.DockerApi;

public sealed class AgreementOnAnApiVersion : DaemonHost
{
    public AgreementOnAnApiVersion() => Daemon.On("GET /containers/json", FakeAnswer.Json(200, "[]"));

    [Theory]
    [InlineData("1.30", "1.30")]
    [InlineData("1.41", "1.41")]
    [InlineData("1.47", "1.47")]
    [InlineData("1.52", "1.47")]
    [InlineData("2.0", "1.47")]
    public async Task Takes_the_newest_that_both_know(string offered, string spoken)
    {
        Daemon.On("GET /_ping", FakeAnswer.Text(200, "OK", offered));

        await Host.ListContainersAsync(default);

        Daemon.Requests.ShouldBe(["GET /_ping", $"GET /v{spoken}/containers/json?all=1"]);
    }

    [Fact]
    public async Task Is_made_once_for_all_requests()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Host.ListContainersAsync(default)));
        Daemon.Requests.Count(request => request == "GET /_ping").ShouldBe(1);
    }

    [Fact]
    public async Task Is_tried_again_after_it_failed()
    {
        Daemon.On("GET /_ping", FakeAnswer.Error(500, "not yet"));
        (await FaultOf(() => Host.ListContainersAsync(default))).Reason.ShouldBe("not yet");

        Daemon.On("GET /_ping", FakeAnswer.Text(200, "OK"));
        (await Host.ListContainersAsync(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Goes_on_for_others_when_one_of_them_is_cancelled()
    {
        var release = new TaskCompletionSource();
        Daemon.On("GET /_ping", async exchange =>
        {
            await release.Task;
            await exchange.WriteAsync(FakeAnswer.Text(200, "OK"));
        });
        using var cancellation = new CancellationTokenSource();
        var cancelled = Host.ListContainersAsync(cancellation.Token);
        var other = Host.ListContainersAsync(default);
        await Daemon.Received("GET /_ping");

        await cancellation.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => cancelled);
        release.SetResult();

        (await other).ShouldBeEmpty();
    }

    [Fact]
    public async Task Fails_with_a_daemon_that_is_too_old()
    {
        Daemon.On("GET /_ping", FakeAnswer.Text(200, "OK", "1.12"));

        var fault = await FaultOf(() => Host.ListContainersAsync(default));

        fault.Fault.ShouldBe(ShipFault.ApiVersion);
        fault.Reason.ShouldBe("it offers Docker API 1.12 at most, and 1.30 to 1.47 is needed: update the engine there");
    }

    [Fact]
    public async Task Fails_with_a_daemon_that_is_too_new()
    {
        Daemon.On("GET /_ping", FakeAnswer.Text(200, "OK", "1.60"));
        Daemon.On("GET /containers/json", FakeAnswer.Error(400, "client version 1.47 is too old. Minimum supported API version is 1.50, please upgrade your client to a newer version").Replace("1.41", "1.60", StringComparison.Ordinal));

        var fault = await FaultOf(() => Host.ListContainersAsync(default));

        fault.Fault.ShouldBe(ShipFault.ApiVersion);
        fault.Reason.ShouldBe("it offers Docker API 1.50 to 1.60, and 1.30 to 1.47 is needed: use an older engine there, or a newer Maestro.Cake");
    }

    [Fact]
    public async Task Fails_with_a_daemon_that_became_older()
    {
        Daemon.On("GET /containers/json", FakeAnswer.Error(400, "client version 1.41 is too new. Maximum supported API version is 1.40"));

        var fault = await FaultOf(() => Host.ListContainersAsync(default));

        fault.Fault.ShouldBe(ShipFault.ApiVersion);
        fault.Reason.ShouldContain("1.40");
    }

    [Fact]
    public async Task Fails_when_access_is_denied()
    {
        Daemon.On("GET /_ping", FakeAnswer.Error(403, "authorization denied by plugin x"));

        var fault = await FaultOf(() => Host.ListContainersAsync(default));

        fault.Fault.ShouldBe(ShipFault.Denied);
        fault.Reason.ShouldBe("authorization denied by plugin x");
    }
}
