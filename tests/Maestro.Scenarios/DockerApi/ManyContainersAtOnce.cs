namespace Maestro.Scenarios.DockerApi;

public sealed class ManyContainersAtOnce(RealDaemon daemon) : IClassFixture<RealDaemon>
{
    private const int Many = 20;

    [Fact]
    public async Task Start_stop_and_go_without_one_failing()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        var ids = await Task.WhenAll(Enumerable.Range(0, Many).Select(_ => daemon.StartAsync("sleep 1000")));

        (await daemon.Host.ListContainersAsync(patience.Token)).Count(container => ids.Contains(container.Id)).ShouldBe(Many);
        await Task.WhenAll(ids.Select(id => daemon.Host.StopContainerAsync(id, TimeSpan.FromSeconds(1), patience.Token)));
        await Task.WhenAll(ids.Select(id => daemon.Host.RemoveContainerAsync(id, withVolumes: true, patience.Token)));

        (await daemon.Host.ListContainersAsync(patience.Token)).ShouldNotContain(container => ids.Contains(container.Id));
    }
}
