namespace Maestro.Engine.Templates.Syntax;

/// <summary>A template is not well formed; the parser makes the diagnostic of it.</summary>
internal sealed class TemplateSyntaxException(TextRange range, string message) : Exception(message)
{
    public TextRange Range { get; } = range;
}
