using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;

namespace Maestro.Engine.Events;

/// <summary>Takes the lines of logs: one call at a time, in order. Must return soon and must not throw.</summary>
public interface ILogSink
{
    /// <summary>Tells whose logs follow, before any of them.</summary>
    void Begin(ImmutableArray<string> instances);

    /// <summary>Takes a line; false when nobody listens any more, which ends the reading.</summary>
    bool Take(LogEntry entry);

    /// <summary>Takes a fault, or a warning that a container does not run.</summary>
    void Report(Diagnostic diagnostic);

    /// <summary>Takes word of what happens meanwhile: a container that is followed ended.</summary>
    void Notice(string text);
}
