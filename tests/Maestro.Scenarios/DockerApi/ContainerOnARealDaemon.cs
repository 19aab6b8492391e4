using Maestro.Engine.Model;
using Maestro.Engine.Ships;
using Maestro.Testing;

namespace Maestro.Scenarios.DockerApi;

public sealed class ContainerOnARealDaemon(RealDaemon daemon) : IClassFixture<RealDaemon>
{
    private readonly IDockerHost _host = daemon.Host;

    [Fact]
    public async Task Lives_from_create_to_remove()
    {
        var name = daemon.NewName();
        var id = await _host.CreateContainerAsync(name, daemon.Shell("echo up; trap 'echo bye; exit 7' TERM; while :; do sleep 0.1; done"), default);
        var created = await _host.InspectContainerAsync(name, default);
        created.ShouldBe(new ContainerSnapshot(id, ContainerState.Created, 0));

        await _host.StartContainerAsync(id, default);
        var listed = (await _host.ListContainersAsync(default)).Single(container => container.Id == id);
        listed.Name.ShouldBe(name);
        listed.State.ShouldBe(ContainerState.Running);
        listed.Status.ShouldStartWith("Up ");
        listed.Labels.ShouldContainKey("maestro.test");

        await _host.StopContainerAsync(id, TimeSpan.FromSeconds(10), default);
        (await _host.InspectContainerAsync(id, default)).ShouldNotBeNull().ShouldSatisfyAllConditions(it => it.State.ShouldBe(ContainerState.Exited), it => it.ExitCode.ShouldBe(7));
        (await _host.TailLogAsync(id, 10, default)).ShouldBe(["up", "bye"]);

        await _host.RemoveContainerAsync(id, withVolumes: true, default);
        (await _host.InspectContainerAsync(id, default)).ShouldBeNull();
    }

    [Fact]
    public async Task Started_stopped_or_removed_again_is_no_fault()
    {
        var id = await daemon.StartAsync("sleep 1000");
        await _host.StartContainerAsync(id, default);
        await _host.StopContainerAsync(id, TimeSpan.Zero, default);
        await _host.StopContainerAsync(id, TimeSpan.Zero, default);
        await _host.RemoveContainerAsync(id, withVolumes: true, default);
        await _host.RemoveContainerAsync(id, withVolumes: true, default);
        await _host.StopContainerAsync(id, TimeSpan.Zero, default);
    }

    [Fact]
    public async Task Removed_by_many_at_once_is_gone_for_all_of_them()
    {
        var id = await daemon.CreateAsync("true");

        await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ =>
        {
            await _host.RemoveContainerAsync(id, withVolumes: true, default);
            (await _host.InspectContainerAsync(id, default)).ShouldBeNull();
        }));
    }

    [Fact]
    public async Task A_running_one_is_not_removed()
    {
        var id = await daemon.StartAsync("sleep 1000");

        var refusal = await Should.ThrowAsync<ShipException>(() => _host.RemoveContainerAsync(id, withVolumes: true, default));

        refusal.Fault.ShouldBe(ShipFault.Refused);
        refusal.Status.ShouldBe(409);
        refusal.Reason.ShouldContain("running");
    }

    [Fact]
    public async Task A_name_that_another_has_is_refused_with_the_daemons_own_words()
    {
        var name = daemon.NewName();
        var another = daemon.Shell("true");
        await _host.CreateContainerAsync(name, another, default);

        var refusal = await Should.ThrowAsync<ShipException>(() => _host.CreateContainerAsync(name, another with { Labels = another.Labels!.Add("maestro.instance", "mine") }, default));

        refusal.Fault.ShouldBe(ShipFault.Refused);
        refusal.Status.ShouldBe(409);
        refusal.Reason.ShouldContain("already in use");
    }

    [Fact]
    public async Task A_name_that_an_earlier_create_of_the_same_has_is_that_container()
    {
        var name = daemon.NewName();
        var id = await _host.CreateContainerAsync(name, daemon.Shell("true"), default);

        (await _host.CreateContainerAsync(name, daemon.Shell("true"), default)).ShouldBe(id);
    }

    [Fact]
    public async Task A_command_that_the_image_lacks_is_refused_at_start()
    {
        var specification = daemon.Shell("") with { Cmd = ["no-such-command"] };
        var id = await _host.CreateContainerAsync(daemon.NewName(), specification, default);

        var refusal = await Should.ThrowAsync<ShipException>(() => _host.StartContainerAsync(id, default));

        refusal.Fault.ShouldBe(ShipFault.Refused);
        refusal.Reason.ShouldContain("no-such-command");
    }

    [Fact]
    public async Task A_start_of_none_is_refused()
    {
        var refusal = await Should.ThrowAsync<ShipException>(() => _host.StartContainerAsync("maestro-test-absent", default));
        refusal.Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_paused_one_goes_on()
    {
        var id = await daemon.StartAsync("sleep 1000");
        await daemon.AskAsync(HttpMethod.Post, $"containers/{id}/pause");
        (await _host.InspectContainerAsync(id, default))!.State.ShouldBe(ContainerState.Paused);

        await _host.UnpauseContainerAsync(id, default);

        (await _host.InspectContainerAsync(id, default))!.State.ShouldBe(ContainerState.Running);
    }

    [Fact]
    public async Task Only_the_last_lines_are_read()
    {
        // Podman 4 loses the line break before a last line that has none.
        var ended = await daemon.RunToEndAsync(TestDaemon.IsPodman ? "for i in 1 2 3; do echo line $i; done; echo 'no end'" : "for i in 1 2 3; do echo line $i; done; printf 'no end'");
        (await _host.TailLogAsync(ended.ContainerId, 3, default)).ShouldBe(["line 2", "line 3", "no end"]);
    }

    [Fact]
    public async Task Both_outputs_are_read()
    {
        // The daemon takes the two up on their own, so that their order among each other is not certain.
        var ended = await daemon.RunToEndAsync("echo out; echo err >&2");
        (await _host.TailLogAsync(ended.ContainerId, 10, default)).ShouldBe(["out", "err"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_output_of_a_terminal_is_read_as_well()
    {
        var name = daemon.NewName();
        var labels = daemon.Label.Split('=');
        await daemon.AskAsync(HttpMethod.Post, $"containers/create?name={name}", $$"""
            {"Image": "{{TestImages.Busybox}}", "Cmd": ["sh", "-c", "echo one; echo two"], "Tty": true, "Labels": { "{{labels[0]}}": "{{labels[1]}}" } }
            """);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var ends = await _host.WatchEndsAsync(daemon.Label, patience.Token);
        await _host.StartContainerAsync(name, default);
        await ends.FirstAsync(patience.Token);

        (await _host.TailLogAsync(name, 10, default)).ShouldBe(["one", "two"]);
    }
}
