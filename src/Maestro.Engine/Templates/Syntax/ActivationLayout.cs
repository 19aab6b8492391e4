namespace Maestro.Engine.Templates.Syntax;

/// <summary>How many variables an activation (of a template, a block, a macro, a recursive loop) holds, and the special ones among them.</summary>
/// <param name="Size">How many.</param>
/// <param name="Self">Where <c>self</c> is held; -1: not used.</param>
/// <param name="Super">Where <c>super</c> is held; -1: not used.</param>
internal sealed record ActivationLayout(int Size, int Self = -1, int Super = -1)
{
    public static ActivationLayout None { get; } = new(0);
}
