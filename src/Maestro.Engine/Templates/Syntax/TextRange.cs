namespace Maestro.Engine.Templates.Syntax;

/// <summary>A part of a template's text, by offsets; the end is behind the last character.</summary>
internal readonly record struct TextRange(int Start, int End)
{
    /// <summary>From the start of one to the end of another.</summary>
    public static TextRange Over(TextRange first, TextRange last) => new(first.Start, last.End);
}
