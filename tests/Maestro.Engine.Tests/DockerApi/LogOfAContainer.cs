using System.Collections.Immutable;
using System.Text;
using Maestro.Engine.DockerApi;
using Maestro.Engine.Ships;
using Maestro.Testing;

namespace Maestro.Engine.Tests.DockerApi;

public sealed class LogOfAContainer : DaemonHost
{
    private static readonly byte[] Frames =
    [
        .. Frame(1, "one\n"u8), .. Frame(2, "error\n"u8), .. Frame(1, "two "u8), .. Frame(2, "ä"u8[..1]), .. Frame(1, "and\r\n"u8), .. Frame(2, "ä"u8[1..]), .. Frame(1, ""u8), .. Frame(1, "open end"u8),
    ];

    [Fact]
    public void Is_the_same_wherever_the_bytes_were_cut()
    {
        for (var size = 1; size <= Frames.Length; size++)
        {
            Read(Frames, 100, size).ShouldBe(["one", "error", "two and", "open end", "ä"], $"cut every {size} bytes");
        }
    }

    [Fact]
    public void Of_a_terminal_is_taken_as_it_is()
    {
        for (var size = 1; size < 20; size++)
        {
            Read("one\r\ntwo\r\n\r\nthree"u8, 100, size).ShouldBe(["one", "two", "", "three"]);
        }
    }

    [Theory]
    [InlineData("x", "x")]
    [InlineData("\u0001a\n", "\u0001a")]
    public void Of_a_terminal_may_be_very_short(string text, string line) => Read(Encoding.UTF8.GetBytes(text), 10, 1).ShouldBe([line]);

    [Fact]
    public void Gives_the_last_lines() => Read(Frames, 2, 7).ShouldBe(["open end", "ä"]);

    [Fact]
    public void Cuts_a_line_that_never_ends() => Read(Frame(1, Encoding.UTF8.GetBytes(new string('x', 100_000))), 1, 1000).Single().Length.ShouldBe(16 * 1024);

    [Fact]
    public void Of_one_that_said_nothing_is_empty() => Read([], 10, 1).ShouldBeEmpty();

    [Fact]
    public async Task Comes_over_the_wire()
    {
        Daemon.On("GET /containers/x/logs", async exchange =>
        {
            await exchange.WriteAsync(FakeAnswer.Streamed);
            foreach (var chunk in Frames.Chunk(5)) await exchange.ChunkAsync(chunk);
            await exchange.EndAsync();
        });

        (await Host.TailLogAsync("x", 3, default)).ShouldBe(["two and", "open end", "ä"]);
        Daemon.Requests.ShouldContain("GET /v1.41/containers/x/logs?stdout=1&stderr=1&tail=3");
    }

    [Fact]
    public async Task Waits_for_its_reader_without_a_limit()
    {
        var goesOn = new TaskCompletionSource();
        Daemon.On("GET /containers/x/logs", async exchange =>
        {
            await exchange.WriteAsync(FakeAnswer.Streamed);
            await exchange.ChunkAsync(Frame(1, "2026-01-01T00:00:00Z one\n"u8));
            await goesOn.Task;
            await exchange.ChunkAsync(Frame(1, "2026-01-01T00:00:01Z two\n"u8));
            await exchange.EndAsync();
        });

        // A pager takes a screen of lines, and the next one when somebody turns the page.
        await using var lines = (await Host.ReadLogAsync("x", new LogRange(), default))!.GetAsyncEnumerator();
        (await lines.MoveNextAsync()).ShouldBeTrue();
        Clock.Advance(TimeSpan.FromHours(1));
        goesOn.SetResult();

        (await lines.MoveNextAsync()).ShouldBeTrue();
        lines.Current.Text.ShouldBe("two");
    }

    private static ImmutableArray<string> Read(ReadOnlySpan<byte> bytes, int lines, int size)
    {
        var log = new LogReader(lines);
        for (; !bytes.IsEmpty; bytes = bytes[Math.Min(size, bytes.Length)..]) log.Feed(bytes[..Math.Min(size, bytes.Length)]);
        return log.Finish();
    }

    private static byte[] Frame(byte output, ReadOnlySpan<byte> text) =>
        [output, 0, 0, 0, (byte)(text.Length >> 24), (byte)(text.Length >> 16), (byte)(text.Length >> 8), (byte)text.Length, .. text];
}
