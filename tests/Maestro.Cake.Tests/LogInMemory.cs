using System.Collections.Concurrent;
using System.Globalization;
using Cake.Core.Diagnostics;

namespace Maestro.Cake.Tests;

/// <summary>A log that keeps its lines: <c>Error: text</c>.</summary>
internal sealed class LogInMemory : ICakeLog
{
    public Verbosity Verbosity { get; set; } = Verbosity.Normal;

    public ConcurrentQueue<string> Lines { get; } = new();

    public void Write(Verbosity verbosity, LogLevel level, string format, params object[] args) =>
        Lines.Enqueue($"{level}: {string.Format(CultureInfo.InvariantCulture, format, args)}");
}
