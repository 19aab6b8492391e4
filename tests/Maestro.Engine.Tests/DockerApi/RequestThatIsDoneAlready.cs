using Maestro.Engine.Ships;
using Maestro.Testing;

namespace Maestro.Engine.Tests.DockerApi;

public sealed class RequestThatIsDoneAlready : DaemonHost
{
    [Fact]
    public async Task To_start_is_no_fault()
    {
        Daemon.On("POST /containers/x/start", FakeAnswer.Empty(304));
        await Host.StartContainerAsync("x", default);
    }

    [Theory]
    [InlineData(304)]
    [InlineData(404)]
    public async Task To_stop_is_no_fault(int status)
    {
        Daemon.On("POST /containers/x/stop", status == 304 ? FakeAnswer.Empty(304) : FakeAnswer.Error(404, "No such container: x"));
        await Host.StopContainerAsync("x", TimeSpan.FromSeconds(1), default);
    }

    [Fact]
    public async Task To_remove_is_no_fault()
    {
        Daemon.On("DELETE /containers/x", FakeAnswer.Error(404, "No such container: x"));
        await Host.RemoveContainerAsync("x", withVolumes: true, default);
    }

    [Fact]
    public async Task To_remove_by_somebody_else_right_now_is_waited_for()
    {
        var gone = new TaskCompletionSource();
        Daemon.On("DELETE /containers/x", FakeAnswer.Error(409, "removal of container x is already in progress"));
        Daemon.On("POST /containers/x/wait", async exchange =>
        {
            exchange.RequestLine.ShouldEndWith("?condition=removed");
            await exchange.WriteAsync(FakeAnswer.Streamed);
            await gone.Task;
            await exchange.ChunkAsync("{\"Error\":null,\"StatusCode\":0}\n");
            await exchange.EndAsync();
        });

        var removal = Host.RemoveContainerAsync("x", withVolumes: true, default);
        await Daemon.Received("POST /containers/x/wait");
        removal.IsCompleted.ShouldBeFalse();
        gone.SetResult();

        await removal;
    }

    [Fact]
    public async Task To_remove_by_somebody_else_who_fails_is_a_fault()
    {
        Daemon.On("DELETE /containers/x", FakeAnswer.Error(409, "removal of container x is already in progress"));
        Daemon.On("POST /containers/x/wait", FakeAnswer.Json(200, """{"Error":{"Message":"device or resource busy"},"StatusCode":0}"""));

        var fault = await FaultOf(() => Host.RemoveContainerAsync("x", withVolumes: true, default));

        fault.Fault.ShouldBe(ShipFault.Refused);
        fault.Reason.ShouldBe("device or resource busy");
    }

    [Fact]
    public async Task Is_not_confused_with_a_container_that_still_runs()
    {
        Daemon.On("DELETE /containers/x", FakeAnswer.Error(409, "You cannot remove a running container x. Stop the container before attempting removal or force remove"));
        (await FaultOf(() => Host.RemoveContainerAsync("x", withVolumes: true, default))).Status.ShouldBe(409);
    }
}
