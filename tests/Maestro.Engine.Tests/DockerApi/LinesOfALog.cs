using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Maestro.Engine.DockerApi;
using Maestro.Engine.Ships;
using Maestro.Testing;

namespace Maestro.Engine.Tests.DockerApi;

public sealed class LinesOfALog : DaemonHost
{
    private const string One = "2026-01-02T03:04:05.000000001Z ";
    private const string Two = "2026-01-02T03:04:06.500000000Z ";
    private static readonly string Long = new('x', 16 * 1024);

    private static readonly byte[] Frames = [.. Frame(1, $"{One}one\n"), .. Frame(2, $"{Two}bad thing\n"), .. Frame(1, $"{One}{Long}"), .. Frame(1, $"{Two}{Long}"), .. Frame(1, $"{Two}end\n"), .. Frame(1, $"{Two}\n"), .. Frame(1, $"{Two}ä open")];

    [Fact]
    public void Are_the_same_wherever_the_bytes_were_cut()
    {
        foreach (var size in new[] { 1, 2, 3, 7, 31, 1000, 100_000 })
        {
            var lines = Read(Frames, size);

            lines.Select(line => line.Text).ShouldBe(["one", "bad thing", $"{Long}{Long}end", "", "ä open"], $"cut every {size} bytes");
            lines.Select(line => line.IsError).ShouldBe([false, true, false, false, false]);
            lines[1].At.ShouldBe(DateTimeOffset.Parse("2026-01-02T03:04:06.5Z", CultureInfo.InvariantCulture));
            lines[2].At.Second.ShouldBe(5);
        }
    }

    [Fact]
    public void Of_a_terminal_have_their_stamps_taken_off_too()
    {
        for (var size = 1; size < 50; size++)
            Read(Encoding.UTF8.GetBytes($"{One}one two\r\n{Two}\r\n{Two}$ "), size).Select(line => line.Text).ShouldBe(["one two", "", "$ "], $"cut every {size} bytes");
    }

    [Fact]
    public void Without_a_stamp_are_text() => Read(Encoding.UTF8.GetBytes("no stamp here\nat all"), 3).Select(line => line.Text).ShouldBe(["no stamp here", "at all"]);

    [Fact]
    public async Task Come_one_by_one_and_for_ever_when_they_are_followed()
    {
        var goesOn = new TaskCompletionSource();
        Daemon.On("GET /containers/web-1/logs", async exchange =>
        {
            await exchange.WriteAsync(FakeAnswer.Streamed);
            await exchange.ChunkAsync(Frame(1, $"{One}one\n"));
            await goesOn.Task;
            await exchange.ChunkAsync(Frame(1, $"{Two}two\n"));
            await exchange.EndAsync();
        });
        var lines = (await Host.ReadLogAsync("web-1", new LogRange { Follow = true, Last = 5 }, default)).ShouldNotBeNull().GetAsyncEnumerator();
        (await lines.MoveNextAsync()).ShouldBeTrue();
        lines.Current.Text.ShouldBe("one");

        Clock.Advance(TimeSpan.FromDays(1));
        goesOn.SetResult();

        (await lines.MoveNextAsync()).ShouldBeTrue();
        lines.Current.Text.ShouldBe("two");
        (await lines.MoveNextAsync()).ShouldBeFalse();
        Daemon.Requests.ShouldContain("GET /v1.41/containers/web-1/logs?stdout=1&stderr=1&timestamps=1&follow=1&tail=5");
    }

    [Fact]
    public async Task Are_asked_for_from_a_time_on_to_the_nanosecond()
    {
        Daemon.On("GET /containers/web-1/logs", FakeAnswer.Text(200, ""));

        await Host.ReadLogAsync("web-1", new LogRange { Since = DateTimeOffset.UnixEpoch.AddSeconds(1234.0625) }, default);

        Daemon.Requests.Last().ShouldEndWith("follow=0&tail=all&since=1234.062500000");
    }

    [Fact]
    public async Task Of_a_container_that_there_is_not_are_none() => (await Host.ReadLogAsync("nobody", new LogRange(), default)).ShouldBeNull();

    [Fact]
    public async Task That_the_daemon_refuses_are_a_fault()
    {
        Daemon.On("GET /containers/web-1/logs", FakeAnswer.Error(501, "configured logging driver does not support reading"));

        (await FaultOf(() => Host.ReadLogAsync("web-1", new LogRange(), default))).Reason.ShouldBe("configured logging driver does not support reading");
    }

    [Fact]
    public async Task Starts_are_told_with_their_time()
    {
        Daemon.On("GET /events", async exchange =>
        {
            await exchange.WriteAsync(FakeAnswer.Streamed);
            await exchange.ChunkAsync("""{"Action":"start","Actor":{"ID":"one","Attributes":{"name":"web-1"}},"timeNano":1500000000}""" + "\n");
            await exchange.EndAsync();
        });

        (await (await Host.WatchStartsAsync("web-1", default)).ToListAsync()).ShouldBe([DateTimeOffset.UnixEpoch.AddSeconds(1.5)]);
        Uri.UnescapeDataString(Daemon.Requests.Last()).ShouldBe("""GET /v1.41/events?filters={"type":["container"],"event":["start"],"container":["web-1"]}""");
    }

    private static ImmutableArray<LogLine> Read(byte[] bytes, int size)
    {
        var reader = new LogLineReader();
        foreach (var part in bytes.Chunk(size)) reader.Feed(part);
        reader.Finish();
        var lines = ImmutableArray.CreateBuilder<LogLine>();
        while (reader.TryTake(out var line)) lines.Add(line);
        return lines.ToImmutable();
    }

    private static byte[] Frame(byte output, string line)
    {
        var text = Encoding.UTF8.GetBytes(line);
        return [output, 0, 0, 0, (byte)(text.Length >> 24), (byte)(text.Length >> 16), (byte)(text.Length >> 8), (byte)text.Length, .. text];
    }
}
