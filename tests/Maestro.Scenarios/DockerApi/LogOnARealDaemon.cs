using Maestro.Engine.Ships;
using Maestro.Testing;

namespace Maestro.Scenarios.DockerApi;

public sealed class LogOnARealDaemon(RealDaemon daemon) : IClassFixture<RealDaemon>
{
    [Fact]
    public async Task A_line_longer_than_the_daemons_own_messages_is_one_line()
    {
        var end = await daemon.RunToEndAsync("head -c 50000 /dev/zero | tr '\\0' x; echo; echo after");

        (await ReadAsync(end.ContainerId, new LogRange())).Select(line => line.Text).ShouldBe([new string('x', 50_000), "after"]);
    }

    [Fact]
    public async Task Of_a_terminal_is_read_by_lines_too()
    {
        var name = daemon.NewName();
        var label = daemon.Label.Split('=');
        await daemon.AskAsync(HttpMethod.Post, $"containers/create?name={name}", $$$"""{"Image":"{{{TestImages.Busybox}}}","Tty":true,"Cmd":["sh","-c","echo one; echo; echo two"],"Labels":{"{{{label[0]}}}":"{{{label[1]}}}"}}""");
        var ends = await daemon.Host.WatchEndsAsync(daemon.Label, default);
        await daemon.Host.StartContainerAsync(name, default);
        await ends.FirstAsync();

        (await ReadAsync(name, new LogRange())).Select(line => line.Text).ShouldBe(["one", "", "two"]);
    }

    [Fact]
    public async Task Is_read_on_from_a_line_of_it()
    {
        var end = await daemon.RunToEndAsync("for i in 1 2 3 4 5; do echo $i; sleep 0.05; done");
        var all = await ReadAsync(end.ContainerId, new LogRange());

        // Podman's times are whole seconds, so that several lines have one.
        var from = all.FindIndex(line => line.At == all[2].At);
        if (!TestDaemon.IsPodman) from.ShouldBe(2);
        (await ReadAsync(end.ContainerId, new LogRange { Since = all[2].At })).ShouldBe(all[from..]);
        (await ReadAsync(end.ContainerId, new LogRange { Last = 2 })).Select(line => line.Text).ShouldBe(["4", "5"]);
    }

    [Fact]
    public async Task Of_nobody_is_none() => (await daemon.Host.ReadLogAsync("nobody-of-that-name", new LogRange(), default)).ShouldBeNull();

    private async Task<List<LogLine>> ReadAsync(string id, LogRange range) =>
        await (await daemon.Host.ReadLogAsync(id, range, default)).ShouldNotBeNull().ToListAsync();
}
