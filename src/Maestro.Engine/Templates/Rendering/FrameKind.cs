namespace Maestro.Engine.Templates.Rendering;

/// <summary>What a frame of the rendering is.</summary>
internal enum FrameKind
{
    Main,
    Round,
    Include,
    Import,
    Extends,
    Block,
    Call,
}
