namespace Maestro.Engine.Templates.Rendering;

/// <summary>Rendered text, with where each piece of it comes from.</summary>
internal sealed record Captured(string Text, List<Segment> Segments);
