using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;
using Maestro.Engine.Events;
using Maestro.Engine.Planning;

namespace Maestro.Engine.Reports;

/// <summary>A play as a page: when each instance was in which phase, and the chain of instances that the whole waited for. One file, without anything from elsewhere.</summary>
public static class TimelineReport
{
    private const string Style = """
        body{font:14px system-ui,sans-serif;margin:2em;color:#222}h1{font-size:1.3em}table{border-collapse:collapse;width:100%}
        td,th{padding:3px 8px;text-align:left;white-space:nowrap;border-bottom:1px solid #eee}td.line{width:70%;position:relative;min-width:20em}
        .bar{position:absolute;top:5px;bottom:5px;min-width:2px;border-radius:2px;background:#9bb}.waiting{background:#e4e4e4}.pulling{background:#c9a}
        .creating,.created{background:#bcd}.starting{background:#7ac}.checking{background:#e8b04a}.stopping,.removing{background:#b99}
        .failed,.hostdown,.foreign,.cancelled{background:#c33}tr.critical td:first-child{font-weight:bold;color:#a40}ul{padding-left:1.2em}code{white-space:pre-wrap}
        """;

    /// <summary>The page.</summary>
    /// <param name="plan">What was to be done: it says who waits for whom.</param>
    /// <param name="events">What happened, in order.</param>
    /// <param name="result">How it ended.</param>
    public static string Html(Plan plan, ImmutableArray<PlayEvent> events, PlayResult result)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(result);
        var track = new PlayTrack();
        foreach (var playEvent in events) track.Take(playEvent);
        var spans = Spans(events);
        var critical = CriticalPath(plan, spans);
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{Text($"{Word(result)} '{result.Environment}'")}</title><style>{Style}</style></head><body>\n");
        html.Append(CultureInfo.InvariantCulture, $"<h1>{Text($"{Word(result)} '{result.Environment}'")}</h1>\n<p>{Text(PlaySummary.Text(track, result))}</p>\n");
        if (critical.Length > 0) html.Append(CultureInfo.InvariantCulture, $"<p>Critical path: {string.Join(" → ", critical.Select(name => $"{Text(name)} ({Duration.Text(Length(spans[name]))})"))}</p>\n");
        html.Append("<table><tr><th>instance</th><th>ship</th><th>ended as</th><th>time</th></tr>\n");
        foreach (var row in result.Instances) AppendRow(html, row, spans.GetValueOrDefault(row.Instance, []), critical.Contains(row.Instance), events, result);
        html.Append("</table>\n");
        if (!result.Diagnostics.IsEmpty) html.Append(CultureInfo.InvariantCulture, $"<ul>{string.Concat(result.Diagnostics.Select(fault => $"<li><code>{Text(fault.ToString())}</code></li>"))}</ul>\n");
        return html.Append("</body></html>\n").ToString();
    }

    /// <summary>The instances that the end waited for, first to last: each is the last of those that the next one waited for.</summary>
    internal static ImmutableArray<string> CriticalPath(Plan plan, IReadOnlyDictionary<string, ImmutableArray<Span>> spans)
    {
        var owners = plan.Steps.OfType<Step.OfInstance>().ToDictionary(step => step.Id, step => step.Instance.Name);
        var waits = plan.Steps.OfType<Step.OfInstance>().ToLookup(step => step.Instance.Name, step => step.Prerequisites.Select(owners.GetValueOrDefault).OfType<string>().Where(name => name != step.Instance.Name), StringComparer.Ordinal);
        var path = ImmutableArray.CreateBuilder<string>();
        for (var current = Last(spans.Keys); current is not null && !path.Contains(current); current = Last(waits[current].SelectMany(names => names))) path.Insert(0, current);
        return path.ToImmutable();

        string? Last(IEnumerable<string> names) => names.Where(name => spans.TryGetValue(name, out var found) && !found.IsEmpty).MaxBy(name => spans[name][^1].Until);
    }

    /// <summary>By instance, the phases that it was in, waiting left out at its begin.</summary>
    internal static ImmutableDictionary<string, ImmutableArray<Span>> Spans(ImmutableArray<PlayEvent> events) => events.OfType<PlayEvent.InstanceChanged>()
        .GroupBy(change => change.Row.Instance, StringComparer.Ordinal)
        .ToImmutableDictionary(changes => changes.Key, Spans, StringComparer.Ordinal);

    private static ImmutableArray<Span> Spans(IEnumerable<PlayEvent.InstanceChanged> changes)
    {
        var spans = ImmutableArray.CreateBuilder<Span>();
        PlayEvent.InstanceChanged? before = null;
        foreach (var change in changes)
        {
            if (before is { } last && !(spans.Count == 0 && last.Row.Phase == InstancePhase.Waiting)) spans.Add(new Span(last.Row.Phase, last.At, change.At));
            before = change;
        }

        // What ends at once is a moment.
        if (spans.Count == 0 && before is not null && before.Row.Phase.IsFinal()) spans.Add(new Span(before.Row.Phase, before.At, before.At));
        return spans.ToImmutable();
    }

    private static void AppendRow(StringBuilder html, InstanceRow row, ImmutableArray<Span> spans, bool isCritical, ImmutableArray<PlayEvent> events, PlayResult result)
    {
        var began = events.IsEmpty ? DateTimeOffset.MinValue : events[0].At;
        var whole = Math.Max(result.Elapsed.TotalMilliseconds, 1);
        html.Append(CultureInfo.InvariantCulture, $"<tr{(isCritical ? " class=\"critical\"" : "")}><td>{Text(row.Instance)}</td><td>{Text(row.Ship)}</td><td>{Text(row.Text)}</td><td class=\"line\">");
        foreach (var span in spans)
        {
            var (left, width) = (Percent((span.From - began).TotalMilliseconds), Percent((span.Until - span.From).TotalMilliseconds));
            html.Append(CultureInfo.InvariantCulture, $"<span class=\"bar {span.Phase.ToString().ToLowerInvariant()}\" style=\"left:{left:0.##}%;width:{width:0.##}%\" title=\"{Text($"{span.Phase.Word()} for {Duration.Text(span.Until - span.From)}")}\"></span>");
        }

        html.Append("</td></tr>\n");

        double Percent(double milliseconds) => Math.Clamp(milliseconds / whole * 100, 0, 100);
    }

    private static TimeSpan Length(ImmutableArray<Span> spans) => spans[^1].Until - spans[0].From;

    private static string Word(PlayResult result) => result.Play.ToString().ToLowerInvariant();

    private static string Text(string text) => WebUtility.HtmlEncode(Printable.Line(text));

    /// <summary>A time in which an instance was in one phase.</summary>
    internal readonly record struct Span(InstancePhase Phase, DateTimeOffset From, DateTimeOffset Until);
}
