namespace Maestro.Engine.Ships;

/// <summary>One line that a container printed.</summary>
/// <param name="At">When, by the clock of its ship; the least value where the ship did not tell.</param>
/// <param name="IsError">Whether it went to standard error. A terminal has one output only.</param>
/// <param name="Text">The line without its end, as it was printed.</param>
public sealed record LogLine(DateTimeOffset At, bool IsError, string Text);
