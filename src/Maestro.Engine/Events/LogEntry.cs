namespace Maestro.Engine.Events;

/// <summary>A line of an instance's log.</summary>
/// <param name="Instance">The instance.</param>
/// <param name="At">When it was printed, by the clock of its ship.</param>
/// <param name="IsError">Whether it went to standard error.</param>
/// <param name="Text">The line as it was printed.</param>
public sealed record LogEntry(string Instance, DateTimeOffset At, bool IsError, string Text);
