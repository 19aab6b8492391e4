using System.Collections.Immutable;
using Maestro.Engine.Events;

namespace Maestro.Engine.Reports;

/// <summary>Lines of logs for people: as they were printed, and where several instances speak, each behind its name.</summary>
/// <param name="instances">Those that speak.</param>
public sealed class LogText(ImmutableArray<string> instances)
{
    private readonly int _width = instances.Length < 2 ? 0 : instances.Max(name => name.Length);

    /// <summary>The line to show.</summary>
    public string Line(LogEntry entry) => _width == 0 ? entry.Text : $"{entry.Instance.PadRight(_width)} | {entry.Text}";
}
