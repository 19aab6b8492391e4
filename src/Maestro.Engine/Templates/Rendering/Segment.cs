namespace Maestro.Engine.Templates.Rendering;

/// <summary>Where a piece of rendered text comes from.</summary>
/// <param name="At">Where the piece begins in the rendered text; it ends where the next begins.</param>
/// <param name="Source">The template's index, doubled, and one more for text that was copied as it stands.</param>
/// <param name="Offset">Where it begins in the template; for what a tag made, where the tag begins.</param>
/// <param name="Frame">The frame of <see cref="FrameTable"/> that it was made in.</param>
internal readonly record struct Segment(int At, int Source, int Offset, int Frame)
{
    public bool IsLiteral => (Source & 1) != 0;

    public int Template => Source >> 1;
}
