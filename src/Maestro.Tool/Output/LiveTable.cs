using System.Globalization;
using Maestro.Engine.Events;
using Maestro.Engine.Model;
using Maestro.Engine.Reports;
using Spectre.Console;

namespace Maestro.Tool.Output;

/// <summary>The table, drawn anew as the play goes on; it is wiped off at the end, and the whole table stands there once.</summary>
internal sealed class LiveTable : TableDisplay
{
    // Faster nobody reads; and a clock that stands still for more than a second looks stuck.
    private static readonly TimeSpan ShortestFrame = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestFrame = TimeSpan.FromSeconds(1);

    // What is refused at once is refused without a flash of a table.
    private static readonly TimeSpan FirstFrame = TimeSpan.FromMilliseconds(250);

    // Header, the line below, the cursor's own, and one that stays free so that the terminal does not scroll.
    private const int LinesAround = 4;

    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _news = new(0, 1);
    private readonly TimeProvider _clock;
    private readonly long _began;
    private readonly Play _play;
    private readonly Task _drawing;
    private ColumnWidths? _widths;
    private int _width;
    private string? _notice;

    public LiveTable(IAnsiConsole terminal, TextWriter error, Play play, TimeProvider clock)
        : base(terminal, error)
    {
        (_clock, _play, _began) = (clock, play, clock.GetTimestamp());
        _drawing = Task.Run(DrawAsync);
    }

    /// <inheritdoc/>
    public override void Observe(PlayEvent playEvent)
    {
        base.Observe(playEvent);
        Wake();
    }

    /// <inheritdoc/>
    public override void Cancelling(string notice)
    {
        lock (Gate) _notice = notice;
        Wake();
    }

    /// <inheritdoc/>
    public override void Leave() => Terminal.Cursor.Show(true);

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        _over.TrySetResult();
        await _drawing;
        _news.Dispose();
        await base.DisposeAsync();
    }

    private void Wake()
    {
        lock (Gate)
        {
            if (_news.CurrentCount == 0) _news.Release();
        }
    }

    private async Task DrawAsync()
    {
        if (!await PauseAsync(_news.WaitAsync(FirstFrame))) return;

        var region = new LiveRegion(Terminal);
        do region.Draw(Frame());
        while (await PauseAsync(Task.Delay(ShortestFrame)) && await PauseAsync(_news.WaitAsync(LongestFrame)));
        region.Clear();
    }

    // Whether to go on.
    private async Task<bool> PauseAsync(Task pause)
    {
        await Task.WhenAny(pause, _over.Task);
        return !_over.Task.IsCompleted;
    }

    private Rows Frame()
    {
        lock (Gate)
        {
            var (width, height) = (Terminal.Profile.Width, Terminal.Profile.Height);
            var rows = Track.Rows.ToArray();
            var last = new Text(Cells.CutEnd(LastLine(rows), width - 1), _notice is null ? PhaseStyles.Dim : PhaseStyles.Working);
            if (rows.Length == 0) return new Rows(last);

            if (_widths is null || _width != width) (_widths, _width) = (ColumnWidths.For(rows, width), width);
            var (shown, others) = RowChoice.Of(rows, height - LinesAround);
            var table = InstanceTable.Of(shown, _widths, _play);
            return others is null ? new Rows(table, last) : new Rows(table, new Text(Cells.CutEnd(others, width - 1), PhaseStyles.Dim), last);
        }
    }

    private string LastLine(InstanceRow[] rows)
    {
        var time = string.Create(CultureInfo.InvariantCulture, $"{(int)_clock.GetElapsedTime(_began).TotalSeconds} s");
        if (_notice is not null) return $"{_notice}, {time}";
        if (!Track.HasBegun) return $"looking at the ships, {time}";

        var doing = Track.IsRollingBack ? "rolling back" : _play.ToString().ToLowerInvariant();
        return $"{doing} '{Track.Environment}': {rows.Count(row => row.Phase.IsFinal())} of {PlaySummary.Count(rows.Length, "instance")} done, {time}";
    }
}
