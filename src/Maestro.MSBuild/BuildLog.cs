using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Reports;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Maestro.MSBuild;

/// <summary>Writes events and diagnostics to MSBuild's log.</summary>
/// <param name="log">The task's log.</param>
/// <param name="environmentFile">What a diagnostic without a location is laid to; else MSBuild names a file inside our package.</param>
/// <param name="console">Where all is said as well, because MSBuild's log is shown to nobody; null: it is shown.</param>
internal sealed class BuildLog(TaskLoggingHelper log, string? environmentFile, TextWriter? console = null) : IPlayObserver, ILogSink
{
    private readonly PlainText _text = new();
    private LogText _logs = new([]);

    public void Observe(PlayEvent playEvent)
    {
        if (playEvent is PlayEvent.Diagnosed { Diagnostic: var diagnostic })
        {
            Report([diagnostic]);
            return;
        }

        foreach (var line in _text.Lines(playEvent)) Say(line);
    }

    public void Begin(ImmutableArray<string> instances) => _logs = new LogText(instances);

    public bool Take(LogEntry entry)
    {
        Say(Printable.Line(_logs.Line(entry)));
        return true;
    }

    public void Notice(string text) => Say(text);

    public void Say(string line)
    {
        log.LogMessage(MessageImportance.High, line);
        console?.WriteLine(line);
    }

    public void Report(ImmutableArray<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics) Report(diagnostic);
    }

    public void Report(Diagnostic diagnostic)
    {
        // The details stand in the message itself: MSBuild's terminal logger shows no other text to a person.
        var text = string.Join(Environment.NewLine, diagnostic.Detail.Select(line => $"    {Printable.Line(line)}").Prepend(Printable.Line(diagnostic.Message)));
        var (file, line, column, endLine, endColumn) = diagnostic.Location is { } location
            ? (location.File, location.Line, location.Column, location.EndLine, location.EndColumn)
            : (environmentFile, 0, 0, 0, 0);

        foreach (var shown in PlainText.Lines(diagnostic)) console?.WriteLine(shown);
        if (diagnostic.Severity == Severity.Error)
            log.LogError(null, diagnostic.Code, null, diagnostic.HelpLink, file, line, column, endLine, endColumn, text);
        else
            log.LogWarning(null, diagnostic.Code, null, diagnostic.HelpLink, file, line, column, endLine, endColumn, text);
    }
}
