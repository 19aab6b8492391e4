using Maestro.Engine.Model;

namespace Maestro.Scenarios.DockerApi;

public sealed class DeathOfAContainer(RealDaemon daemon) : IClassFixture<RealDaemon>
{
    [Fact]
    public async Task Arrives_with_its_exit_code()
    {
        var ended = await daemon.RunToEndAsync("exit 3");
        ended.ExitCode.ShouldBe(3);
    }

    [Fact]
    public async Task Is_there_to_be_seen_when_its_event_arrives()
    {
        var ended = await daemon.RunToEndAsync("exit 4");
        (await daemon.Host.InspectContainerAsync(ended.ContainerId, default)).ShouldNotBeNull().ShouldSatisfyAllConditions(it => it.State.ShouldBe(ContainerState.Exited), it => it.ExitCode.ShouldBe(4), it => it.StartedAt.ShouldNotBeNull());
    }

    [Fact]
    public async Task Of_others_is_not_told()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var others = await daemon.Host.WatchEndsAsync("maestro.test=nobody", patience.Token);
        var next = others.FirstAsync(patience.Token).AsTask();

        await daemon.RunToEndAsync("true");

        next.IsCompleted.ShouldBeFalse();
        await patience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => next);
    }

    [Fact]
    public async Task Is_watched_no_longer_once_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        var ends = await daemon.Host.WatchEndsAsync(daemon.Label, cancellation.Token);
        await using var watch = ends.GetAsyncEnumerator(CancellationToken.None);
        var next = watch.MoveNextAsync().AsTask();

        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => next);
    }
}
