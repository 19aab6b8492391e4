using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Reports;
using Spectre.Console;

namespace Maestro.Tool.Output;

/// <summary>The table in its last state, drawn once when the play is over; below it how the play ended, and what is wrong.</summary>
internal class TableDisplay(IAnsiConsole terminal, TextWriter error) : PlayDisplay(error)
{
    private readonly PlayTrack _track = new();
    private readonly List<Diagnostic> _diagnostics = [];
    private PlayResult? _result;

    /// <summary>Guards what events change.</summary>
    protected Lock Gate { get; } = new();

    /// <summary>The terminal.</summary>
    protected IAnsiConsole Terminal => terminal;

    /// <summary>Where the play stands; under <see cref="Gate"/>.</summary>
    protected PlayTrack Track => _track;

    /// <inheritdoc/>
    public override void Observe(PlayEvent playEvent)
    {
        lock (Gate)
        {
            _track.Take(playEvent);
            if (playEvent is PlayEvent.Diagnosed diagnosed) _diagnostics.Add(diagnosed.Diagnostic);
            if (playEvent is PlayEvent.Ended ended) _result = ended.Result;
        }
    }

    /// <inheritdoc/>
    public override void Refuse(MaestroException refusal)
    {
        lock (Gate) _diagnostics.AddRange(refusal.Diagnostics);
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        if (_result is { } result) Conclude(result);
        foreach (var diagnostic in _diagnostics) Say(diagnostic);
        return base.DisposeAsync();
    }

    private void Conclude(PlayResult result)
    {
        var rows = result.Instances;
        if (!rows.IsEmpty) terminal.Write(InstanceTable.Of(rows, ColumnWidths.For(rows, terminal.Profile.Width), result.Play));

        // Past the library, which would break long lines: a line that was copied must be whole.
        var writer = terminal.Profile.Out.Writer;
        foreach (var row in rows.Where(row => row.Ports is not null))
        {
            writer.WriteLine(row.Instance);
            foreach (var line in RowDetails.Lines(row)) writer.WriteLine(line);
        }

        writer.WriteLine(PlaySummary.Text(_track, result));
        foreach (var line in PlainText.Endpoints(result)) writer.WriteLine(line);
    }
}
