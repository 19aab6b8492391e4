using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Model;
using Maestro.Tool.Output;

namespace Maestro.Tool.Tests.Output;

public sealed class WhenATerminalIsTooSmall
{
    [Fact]
    public void Trouble_and_work_are_shown_before_what_waits_and_what_is_done()
    {
        var rows = Rows(
            InstancePhase.Started, InstancePhase.Started, InstancePhase.Failed, InstancePhase.Waiting, InstancePhase.Checking, InstancePhase.Waiting, InstancePhase.Waiting);

        var (shown, others) = RowChoice.Of(rows, 4);

        shown.Select(row => row.Instance).ShouldBe(["x-3", "x-4", "x-5"]);
        others.ShouldBe("… 4 more: 2 waiting, 2 started");
    }

    [Fact]
    public void Rows_that_fit_are_all_shown() => RowChoice.Of(Rows(InstancePhase.Started, InstancePhase.Waiting), 2).Others.ShouldBeNull();

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(160)]
    public void Columns_stay_within_the_terminal(int width)
    {
        var rows = Enumerable.Range(1, 120).Select(number => Script.Row(number, $"a-rather-long-name-{number}", "service", "ship-two.example.net", "x:1.2.3-alpine")).ToArray();

        var widths = ColumnWidths.For(rows, width);

        (widths.Number + widths.Instance + widths.Service + widths.Ship + widths.Container + widths.Status + 9).ShouldBeLessThan(width);
        widths.Status.ShouldBeGreaterThanOrEqualTo(width / 4);
    }

    [Theory]
    [InlineData("payments-api-10", 9, "paym…i-10")]
    [InlineData("short", 9, "short")]
    [InlineData("xy", 1, "…")]
    public void Names_are_cut_in_the_middle(string name, int width, string cut) => Cells.CutMiddle(name, width).ShouldBe(cut);

    [Theory]
    [InlineData("waits for redis-1, web-1", 12, "waits for r…")]
    [InlineData("日本語", 5, "日本…")]
    [InlineData("fits", 4, "fits")]
    public void Texts_are_cut_at_the_end(string text, int width, string cut) => Cells.CutEnd(text, width).ShouldBe(cut);

    [Fact]
    public async Task A_frame_never_grows_taller_than_the_terminal_and_all_rows_stand_there_at_the_end()
    {
        using var stage = new Stage(width: 80, height: 12);
        var rows = Enumerable.Range(1, 60).Select(number => Script.Row(number, $"web-{number}", "web", "local", "web:1")).ToArray();
        var script = new Script(Play.Start).Begin(0.1, rows);
        foreach (var row in rows) script.Change(1, row.Instance, InstancePhase.Started, "started in 1.0 s");
        var events = script.End(2, ExitCode.Done).Events;

        await using (var display = new LiveTable(stage.Surroundings.Terminal(), stage.Surroundings.Error, Play.Start, TimeProvider.System))
        {
            foreach (var playEvent in events[..31]) display.Observe(playEvent);
            await stage.Screen.Saw("… 53 more: 30 started, 23 waiting");
            foreach (var playEvent in events[31..]) display.Observe(playEvent);
        }

        stage.Screen.TallestFrame.ShouldBeLessThan(12);
        stage.Screen.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(62);
        stage.Screen.Text.ShouldEndWith("started 60 of 60 instances in 2.0 s\n");
    }

    [Fact]
    public async Task A_cancellation_is_said_in_the_frame()
    {
        using var stage = new Stage();

        await using (var display = new LiveTable(stage.Surroundings.Terminal(), stage.Surroundings.Error, Play.Start, TimeProvider.System))
        {
            display.Observe(new Script(Play.Start).Begin(0.1, Script.Guestbook).Events[0]);
            await stage.Screen.Saw("of 3 instances done");
            display.Cancelling("cancelling start …");
            await stage.Screen.Saw("cancelling start …, ");
        }

        stage.Error.ShouldBeEmpty();
        stage.Screen.Text.ShouldBeEmpty();
    }

    private static InstanceRow[] Rows(params InstancePhase[] phases) =>
        [.. phases.Select((phase, index) => Script.Row(index + 1, $"x-{index + 1}", "x", "local", "x:1") with { Phase = phase })];
}
