using System.Collections.Immutable;
using Cake.Core.Diagnostics;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Reports;

namespace Maestro.Cake;

/// <summary>Writes plays to Cake's log. Text is never a format: a container's output may hold braces.</summary>
internal sealed class PlayLog(ICakeLog log) : IPlayObserver, ILogSink
{
    private readonly PlainText _text = new();
    private LogText _logs = new([]);
    private volatile bool _isDeaf;

    public void Observe(PlayEvent playEvent)
    {
        if (playEvent is PlayEvent.Diagnosed { Diagnostic: var diagnostic }) Report(diagnostic);
        else foreach (var line in _text.Lines(playEvent)) Say(line);
    }

    public void Begin(ImmutableArray<string> instances) => _logs = new LogText(instances);

    public bool Take(LogEntry entry)
    {
        Say(Printable.Line(_logs.Line(entry)));
        return !_isDeaf;
    }

    public void Notice(string text) => Say(text);

    public void Report(Diagnostic diagnostic)
    {
        foreach (var line in PlainText.Lines(diagnostic))
        {
            if (diagnostic.Severity == Severity.Error) Write(() => log.Error("{0}", line));
            else Write(() => log.Warning("{0}", line));
        }
    }

    public void Warn(string line) => Write(() => log.Warning("{0}", line));

    private void Say(string line) => Write(() => log.Information("{0}", line));

    // A terminal that was closed (SIGHUP) takes no more lines. A tear-down must go on without them.
    private void Write(Action write)
    {
        if (_isDeaf) return;
        try
        {
            write();
        }
        catch (IOException)
        {
            _isDeaf = true;
        }
    }
}
