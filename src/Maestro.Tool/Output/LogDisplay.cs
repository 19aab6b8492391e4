using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Reports;

namespace Maestro.Tool.Output;

/// <summary>Logs on standard output, as they were printed or as JSON lines; what is wrong on standard error.</summary>
internal sealed class LogDisplay(Surroundings surroundings, OutputChoice output) : ILogSink
{
    private LogText _text = new([]);

    private bool IsJson => output.Format == OutputFormat.Json;

    public void Begin(ImmutableArray<string> instances) => _text = new LogText(instances);

    public bool Take(LogEntry entry)
    {
        surroundings.Out.WriteLine(IsJson ? JsonLines.Line(entry) : _text.Line(entry));

        // Who read the pipe has gone: nobody misses the rest.
        return surroundings.Out is not EnduringWriter { IsGone: true };
    }

    public void Report(Diagnostic diagnostic)
    {
        // In JSON the result has them all.
        if (IsJson) return;
        foreach (var line in PlainText.Lines(diagnostic)) surroundings.Error.WriteLine(line);
    }

    public void Notice(string text)
    {
        if (!IsJson && !output.Quiet) surroundings.Error.WriteLine(text);
    }

    /// <summary>The reading is over.</summary>
    public void End(LogsResult result)
    {
        if (IsJson) surroundings.Out.WriteLine(JsonLines.Line(result));
    }
}
