using Maestro.Engine.Ships;

namespace Maestro.Engine.Tests.DockerApi;

public sealed class DaemonThatDoesNotAnswer : DaemonHost
{
    [Fact]
    public async Task At_all_is_given_up_after_the_ships_timeout()
    {
        Daemon.IsSilentOn("GET /_ping");
        var list = Host.ListContainersAsync(default);
        await Daemon.Received("GET /_ping");

        Clock.Advance(TimeSpan.FromSeconds(5));

        var fault = await FaultOf(() => list);
        fault.Fault.ShouldBe(ShipFault.TimedOut);
        fault.Waited.ShouldBe(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task To_a_list_is_given_up_after_the_ships_timeout()
    {
        Daemon.IsSilentOn("GET /containers/json");
        var list = Host.ListContainersAsync(default);
        await Daemon.Received("GET /containers/json");

        Clock.Advance(TimeSpan.FromSeconds(5));

        var fault = await FaultOf(() => list);
        fault.Fault.ShouldBe(ShipFault.TimedOut);
        fault.Request.ShouldBe("list containers");
        fault.Reason.ShouldBe("no answer within 5 s");
    }

    [Fact]
    public async Task To_an_inspect_may_be_at_work_on_that_container()
    {
        Daemon.IsSilentOn("GET /containers/x/json");
        var inspect = Host.InspectContainerAsync("x", default);
        await Daemon.Received("GET /containers/x/json");

        Clock.Advance(TimeSpan.FromSeconds(29));
        inspect.IsCompleted.ShouldBeFalse();
        Clock.Advance(TimeSpan.FromSeconds(1));

        (await FaultOf(() => inspect)).Waited.ShouldBe(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_stop_is_granted_the_containers_own_time_on_top()
    {
        Daemon.IsSilentOn("POST /containers/x/stop");
        var stop = Host.StopContainerAsync("x", TimeSpan.FromMinutes(10), default);
        await Daemon.Received("POST /containers/x/stop");

        Clock.Advance(TimeSpan.FromMinutes(11.9));
        stop.IsCompleted.ShouldBeFalse();
        Clock.Advance(TimeSpan.FromMinutes(0.1));

        (await FaultOf(() => stop)).Fault.ShouldBe(ShipFault.TimedOut);
    }

    [Fact]
    public async Task Is_no_fault_once_the_caller_cancels()
    {
        Daemon.IsSilentOn("GET /containers/json");
        using var cancellation = new CancellationTokenSource();
        var list = Host.ListContainersAsync(cancellation.Token);
        await Daemon.Received("GET /containers/json");

        await cancellation.CancelAsync();

        (await Should.ThrowAsync<OperationCanceledException>(() => list)).CancellationToken.ShouldBe(cancellation.Token);
    }

    [Fact]
    public async Task Is_no_fault_once_the_host_is_closed()
    {
        Daemon.IsSilentOn("GET /containers/json");
        var list = Host.ListContainersAsync(default);
        await Daemon.Received("GET /containers/json");

        await Host.DisposeAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => list);
    }
}
