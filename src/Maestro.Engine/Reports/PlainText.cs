using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Model;

namespace Maestro.Engine.Reports;

/// <summary>
/// A play as plain lines, for logs: no colour, no cursor movement, nothing cut. One object a play, as it sizes its columns by the names in it.
/// </summary>
/// <param name="verbose">Says every change; else only those that a reader of a log waits for.</param>
public sealed class PlainText(bool verbose = false)
{
    // How often the progress of one pull is worth a line.
    private static readonly TimeSpan PullReminder = TimeSpan.FromSeconds(10);

    private readonly PlayTrack _track = new();
    private readonly Dictionary<string, (InstancePhase Phase, DateTimeOffset At)> _said = new(StringComparer.Ordinal);
    private PlainColumns _columns = new([]);

    /// <summary>The lines that say <paramref name="playEvent"/>; events come in order.</summary>
    public IEnumerable<string> Lines(PlayEvent playEvent)
    {
        _track.Take(playEvent);
        return playEvent switch
        {
            PlayEvent.Begun begun => Begin(begun),
            PlayEvent.InstanceChanged { Row: var row, At: var at } when IsNews(row, at) => Whole(row),
            PlayEvent.Diagnosed { Diagnostic: var diagnostic } => Lines(diagnostic),
            PlayEvent.Ended { Result: var result } => [PlaySummary.Text(_track, result), .. Endpoints(result)],
            _ => [],
        };
    }

    /// <summary>A diagnostic and its details, these indented.</summary>
    public static IEnumerable<string> Lines(Diagnostic diagnostic) =>
        [Printable.Line(diagnostic.ToString()), .. diagnostic.Detail.Select(line => $"    {Printable.Line(line)}")];

    /// <summary>Where the instances of a successful start are reached, one line each.</summary>
    public static ImmutableArray<string> Endpoints(PlayResult result)
    {
        var started = result.Instances.Select(row => row.Instance).ToHashSet(StringComparer.Ordinal);
        var shown = result.Endpoints.Where(endpoint => started.Contains(endpoint.Instance))
            .Select(endpoint => (Name: $"{endpoint.Instance} {endpoint.Port}", Address: endpoint.Address + (endpoint.Protocol == PortProtocol.Udp ? "/udp" : ""))).ToImmutableArray();
        var width = shown.Select(endpoint => endpoint.Name.Length).DefaultIfEmpty().Max();
        return [.. shown.Select(endpoint => $"  {endpoint.Name.PadRight(width)}  {endpoint.Address}")];
    }

    private IEnumerable<string> Begin(PlayEvent.Begun begun)
    {
        var title = _track.IsRollingBack ? "rolling back" : begun.Play.ToString().ToLowerInvariant();
        if (begun.Play != Play.Status) yield return $"{title} '{begun.Environment}': {PlaySummary.Count(begun.Rows.Length, "instance")}";
        if (begun.Rows.IsEmpty) yield break;

        _columns = new PlainColumns(begun.Rows);
        yield return _columns.Header;
        foreach (var row in begun.Rows.Where(row => verbose || IsTold(row) || row.Phase.IsFinal()))
        {
            foreach (var line in Whole(row)) yield return line;
        }
    }

    // Of a status, whatever a ship has told; one that has not answered yet has told nothing.
    private bool IsTold(InstanceRow row) => _track.Play == Play.Status && row.Phase != InstancePhase.Waiting;

    private IEnumerable<string> Whole(InstanceRow row) => [_columns.Line(row), .. RowDetails.Lines(row)];

    private bool IsNews(InstanceRow row, DateTimeOffset at)
    {
        var isNews = verbose || IsTold(row) || row.Phase switch
        {
            InstancePhase.Pulling => !_said.TryGetValue(row.Instance, out var last) || last.Phase != InstancePhase.Pulling || at - last.At >= PullReminder,
            InstancePhase.Starting or InstancePhase.Checking or InstancePhase.Stopping => true,
            _ => row.Phase.IsFinal(),
        };
        if (isNews) _said[row.Instance] = (row.Phase, at);
        return isNews;
    }
}
