using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;

namespace Maestro.Engine.Reports;

/// <summary>Events as plain lines, for logs: no colour, no cursor movement, nothing cut.</summary>
public static class PlainText
{
    /// <summary>The lines that say <paramref name="playEvent"/>; none for what only a live table shows.</summary>
    public static IEnumerable<string> Lines(PlayEvent playEvent) => playEvent switch
    {
        PlayEvent.InstanceChanged { Row: var row } when row.Phase.IsFinal() || row.Phase is InstancePhase.Pulling or InstancePhase.Starting or InstancePhase.Stopping => [Line(row)],
        PlayEvent.Diagnosed { Diagnostic: var diagnostic } => Lines(diagnostic),
        _ => [],
    };

    /// <summary>A diagnostic and its details, these indented.</summary>
    public static IEnumerable<string> Lines(Diagnostic diagnostic) => [diagnostic.ToString(), .. diagnostic.Detail.Select(line => $"    {line}")];

    private static string Line(InstanceRow row) =>
        $"{row.Number,3}. {row.Instance,-20} {row.Service,-20} {row.Ship,-15} {row.ContainerText,-25} {row.Text}";
}
