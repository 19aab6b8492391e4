using System.Threading.Channels;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using Maestro.Engine.Ships;
using Maestro.Testing;

namespace Maestro.Engine.Tests.Execution;

public sealed class WhenLogsAreRead
{
    private static readonly MaestroEnvironment Shop = new EnvironmentBuilder()
        .Service("db", ["db-1"])
        .Service("web", ["web-1", "web-2"], requires: ["db"])
        .Build();

    private readonly FakeFleet _fleet = new();

    private FakeDockerHost Host => _fleet["local"];

    [Fact]
    public async Task Several_are_one_in_the_order_of_time()
    {
        Up("web-1", "web-2");
        Host.Log = (name, _) => Task.FromResult<IAsyncEnumerable<LogLine>?>(Lines(name == "web-1" ? [At(1, "a"), At(4, "d"), At(4, "e")] : [At(2, "b"), At(3, "c"), At(4, "f")]));
        var log = new LinesHeard();

        var result = await ReadAsync(log, new PlayRequest { Things = ["web"] });

        result.ExitCode.ShouldBe(ExitCode.Done);
        log.Instances.ShouldBe(["web-1", "web-2"]);
        log.Lines.ShouldBe(["web-1: a", "web-2: b", "web-2: c", "web-1: d", "web-1: e", "web-2: f"]);
    }

    [Fact]
    public async Task A_cancellation_is_told()
    {
        Up("web-1");
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();

        var result = await ReadAsync(new LinesHeard(), new PlayRequest { All = true }, cancellation.Token);

        result.ExitCode.ShouldBe(ExitCode.Cancelled);
        result.Diagnostics[^1].Code.ShouldBe("MSTR0509");
    }

    [Fact]
    public async Task Nothing_named_is_refused() =>
        (await Should.ThrowAsync<MaestroException>(() => ReadAsync(new LinesHeard(), new PlayRequest()))).Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("MSTR0003");

    [Fact]
    public async Task What_is_absent_foreign_or_down_is_said()
    {
        Host.Add("web-1", ContainerState.Exited, (Labels.Environment, "test"));
        Host.Add("web-2", ContainerState.Running);
        Host.Log = (_, range) => Task.FromResult<IAsyncEnumerable<LogLine>?>(Lines([At(1, $"last {range.Last}")]));
        var log = new LinesHeard();

        var result = await ReadAsync(log, new PlayRequest { All = true, Lines = 1 });

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Diagnostics.Select(diagnostic => $"{diagnostic.Severity} {diagnostic.Code}").ShouldBe(["Error MSTR0512", "Warning MSTR0511", "Error MSTR0505"]);
        log.Lines.ShouldBe(["web-1: last 1"]);
    }

    [Fact]
    public async Task One_that_cannot_be_read_holds_up_no_other()
    {
        Up("web-1", "web-2");
        Host.Log = (name, _) => name == "web-1" ? throw Host.Refusal("read", 501, "no reading") : Task.FromResult<IAsyncEnumerable<LogLine>?>(Lines([At(1, "b")]));
        var log = new LinesHeard();

        var result = await ReadAsync(log, new PlayRequest { Things = ["web"] });

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("MSTR0513");
        log.Lines.ShouldBe(["web-2: b"]);
    }

    // The connection breaks behind these.
    private async IAsyncEnumerable<LogLine> Breaking(params LogLine[] lines)
    {
        await Task.CompletedTask;
        foreach (var line in lines) yield return line;
        throw new ShipException(Host.Ship, ShipFault.Unreachable, "read log of web-1", "the connection was reset");
    }

    [Fact]
    public async Task Who_has_heard_enough_ends_it_quietly()
    {
        Up("web-1");
        Host.Log = (_, _) => Task.FromResult<IAsyncEnumerable<LogLine>?>(Lines([.. Enumerable.Range(1, 100).Select(second => At(second, $"{second}"))]));
        var log = new LinesHeard { Patience = 2 };

        foreach (var follow in new[] { false, true }) (await ReadAsync(log, new PlayRequest { Things = ["web-1"], Follow = follow })).ExitCode.ShouldBe(ExitCode.Done);
        log.Lines.ShouldBe(["web-1: 1", "web-1: 2"]);
    }

    [Fact]
    public async Task A_follow_goes_on_with_the_next_start_and_no_line_is_doubled_or_lost()
    {
        Up("web-1");
        var asked = Channel.CreateUnbounded<LogRange>();
        LogLine[][] rounds = [[At(1, "a"), At(5, "b"), At(5, "b")], [At(5, "b"), At(5, "b"), At(4.5, "late"), At(5, "b"), At(6, "c")], []];
        var round = 0;
        Host.Log = (_, range) =>
        {
            asked.Writer.TryWrite(range);
            return Task.FromResult<IAsyncEnumerable<LogLine>?>(Lines(rounds[Math.Min(round++, 2)]));
        };
        var log = new LinesHeard();
        using var cancellation = new CancellationTokenSource();
        var reading = ReadAsync(log, new PlayRequest { Things = ["web-1"], Follow = true, Lines = 3 }, cancellation.Token);
        await log.Saw(lines => lines.Length == 4);

        Host.Starts.Writer.TryWrite(DateTimeOffset.UnixEpoch.AddSeconds(6));
        await log.Saw(lines => lines.Length == 8);
        await cancellation.CancelAsync();

        (await reading).ExitCode.ShouldBe(ExitCode.Cancelled);
        log.Diagnostics.ShouldBeEmpty();
        log.Lines.ShouldBe(
        [
            "web-1: a", "web-1: b", "web-1: b", "-- web-1 ended; its log goes on when it is started again",
            "web-1: late", "web-1: b", "web-1: c", "-- web-1 ended; its log goes on when it is started again",
        ]);
        (await asked.Reader.ReadAsync()).ShouldBe(new LogRange { Follow = true, Last = 3 });
        (await asked.Reader.ReadAsync()).ShouldBe(new LogRange { Follow = true, Since = DateTimeOffset.UnixEpoch.AddSeconds(4) });
    }

    [Fact]
    public async Task A_follow_goes_on_where_the_connection_broke()
    {
        Up("web-1");
        var round = 0;
        Host.Log = (_, range) => Task.FromResult<IAsyncEnumerable<LogLine>?>(round++ == 0 ? Breaking(At(1, "a"), At(2, "b")) : Lines([At(2, "b"), At(3, "c")]));
        var log = new LinesHeard();
        using var cancellation = new CancellationTokenSource();
        var reading = ReadAsync(log, new PlayRequest { Things = ["web-1"], Follow = true }, cancellation.Token);
        await log.Saw(lines => lines.Length == 4);
        await cancellation.CancelAsync();

        (await reading).ExitCode.ShouldBe(ExitCode.Cancelled);
        log.Lines.ShouldBe(["web-1: a", "web-1: b", "web-1: c", "-- web-1 ended; its log goes on when it is started again"]);
    }

    [Fact]
    public async Task A_follow_of_nothing_but_what_is_new_begins_with_the_start()
    {
        Up("web-1");
        var asked = Channel.CreateUnbounded<LogRange>();
        Host.Log = (_, range) =>
        {
            asked.Writer.TryWrite(range);
            return Task.FromResult<IAsyncEnumerable<LogLine>?>(Lines([]));
        };
        var log = new LinesHeard();
        using var cancellation = new CancellationTokenSource();
        var reading = ReadAsync(log, new PlayRequest { Things = ["web-1"], Follow = true, Lines = 0 }, cancellation.Token);
        await log.Saw(lines => lines.Length == 1);

        Host.Starts.Writer.TryWrite(DateTimeOffset.UnixEpoch.AddSeconds(6));

        (await asked.Reader.ReadAsync()).Last.ShouldBe(0);
        (await asked.Reader.ReadAsync()).ShouldBe(new LogRange { Follow = true, Since = DateTimeOffset.UnixEpoch.AddSeconds(6) });
        await cancellation.CancelAsync();
        await reading;
    }

    [Fact]
    public async Task A_deadline_ends_a_follow_with_exit_code_5()
    {
        Up("web-1");
        var clock = new ManualClock();
        Host.Log = (_, _) => Task.FromResult<IAsyncEnumerable<LogLine>?>(Lines([At(1, "a")]));
        var log = new LinesHeard();
        using var reading = new LogReading(new ConductorServices { Clock = clock }, _fleet, Shop, new PlayRequest { Things = ["web-1"], Follow = true, Timeout = 10 }, log);
        var running = reading.RunAsync(CancellationToken.None);
        await log.Saw(lines => lines.Length == 2);

        clock.Advance(TimeSpan.FromSeconds(11));

        (await running).ExitCode.ShouldBe(ExitCode.DeadlinePassed);
    }

    private void Up(params string[] names)
    {
        foreach (var name in names) Host.Add(name, ContainerState.Running, (Labels.Environment, "test"));
    }

    private async Task<Engine.Events.LogsResult> ReadAsync(LinesHeard log, PlayRequest request, CancellationToken cancellationToken = default)
    {
        using var reading = new LogReading(new ConductorServices(), _fleet, Shop, request, log);
        return await reading.RunAsync(cancellationToken);
    }

    private static LogLine At(double seconds, string text) => new(DateTimeOffset.UnixEpoch.AddSeconds(seconds), false, text);

    private static IAsyncEnumerable<LogLine> Lines(LogLine[] lines) => lines.ToAsyncEnumerable();
}
