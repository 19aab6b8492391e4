using Maestro.Engine.Diagnostics;

namespace Maestro.Engine.Doctor;

/// <summary>One thing that was looked at on a ship.</summary>
/// <param name="Ship">The ship.</param>
/// <param name="Subject"><c>engine</c>, <c>clock</c>, <c>disk</c>, <c>networks</c>, <c>registry</c>, or <c>connection</c> where nothing else can be seen.</param>
/// <param name="Text">What was found and, where something is wrong, what to do.</param>
/// <param name="Severity">Null: all is well.</param>
/// <param name="Code">Of a fault that has one.</param>
public sealed record Finding(string Ship, string Subject, string Text, Severity? Severity = null, string? Code = null);
