using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using Maestro.Testing;

namespace Maestro.Scenarios.Plays;

public sealed class WhenLogsAreRead
{
    private const string Talkers = """
          talk:
            image: IMAGE
            instances:
              NAME-talk-1: {ship: SHIP, stop_timeout: 0, command: "sh -c 'i=0; while :; do i=$((i+1)); echo line $i; sleep 0.02; done'"}
              NAME-talk-2: {ship: SHIP, stop_timeout: 0, command: "sh -c 'echo out; echo err >&2; exec sleep 1000'"}
        """;

    [Fact]
    public async Task The_last_lines_of_both_outputs_are_shown()
    {
        await using var shop = await UpAsync();
        var log = new LinesHeard();

        var result = await shop.LogsAsync(new PlayRequest { Things = [$"{shop.Name}-talk-2"], Lines = 10 }, log);

        result.ExitCode.ShouldBe(ExitCode.Done);
        log.Lines.Order().ShouldBe([$"{shop.Name}-talk-2: err", $"{shop.Name}-talk-2: out"]);
    }

    [Fact]
    public async Task A_follow_survives_a_restart_and_loses_and_doubles_no_line()
    {
        await using var shop = await UpAsync();
        var log = new LinesHeard();
        using var cancellation = new CancellationTokenSource();
        var request = new PlayRequest { Things = [$"{shop.Name}-talk-1"] };
        var following = shop.LogsAsync(request with { Follow = true }, log, cancellation.Token);
        await log.Saw(lines => lines.Length > 20);

        // The same container twice, then a new one.
        for (var round = 1; round <= 3; round++)
        {
            var rounds = round;
            (await shop.PlayAsync(Play.Restart, request with { Reuse = round < 3 })).ExitCode.ShouldBe(ExitCode.Done);
            await log.Saw(lines => lines.Count(line => line.EndsWith(": line 20", StringComparison.Ordinal)) == rounds + 1);
        }

        await cancellation.CancelAsync();

        (await following).ExitCode.ShouldBe(ExitCode.Cancelled);

        // Podman's lines tell whole seconds: of two equal ones within one, a restart between them, none can say which it is.
        if (TestDaemon.IsPodman) return;
        var numbers = log.Lines.Where(line => !line.StartsWith("--", StringComparison.Ordinal)).Select(line => int.Parse(line.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture)).ToList();
        for (var i = 1; i < numbers.Count; i++) numbers[i].ShouldBe(numbers[i] == 1 ? 1 : numbers[i - 1] + 1, $"at {i} of {string.Join(' ', numbers)}");
        numbers.Count(number => number == 1).ShouldBe(4);
    }

    [Fact]
    public async Task One_that_is_down_says_so_and_shows_what_it_printed()
    {
        await using var shop = await UpAsync();
        (await shop.PlayAsync(Play.Kill)).ExitCode.ShouldBe(ExitCode.Done);
        var log = new LinesHeard();

        var result = await shop.LogsAsync(new PlayRequest { Things = ["talk"], ContainerFilter = "*-talk-2" }, log);

        result.ExitCode.ShouldBe(ExitCode.Done);
        result.Diagnostics.ShouldHaveSingleItem().Message.ShouldContain("does not run (exited (137)");
        log.Lines.Length.ShouldBe(2);
    }

    [Fact]
    public async Task One_that_has_no_container_says_so()
    {
        await using var shop = new LiveEnvironment(Talkers);

        var result = await shop.LogsAsync(new PlayRequest { Things = ["talk"], Follow = true }, new LinesHeard());

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Diagnostics.Select(diagnostic => diagnostic.Code).ShouldBe(["MSTR0512", "MSTR0512"]);
    }

    private static async Task<LiveEnvironment> UpAsync()
    {
        var shop = new LiveEnvironment(Talkers);
        var result = await shop.PlayAsync(Play.Start);
        result.ExitCode.ShouldBe(ExitCode.Done, string.Join('\n', result.Diagnostics));
        return shop;
    }
}
