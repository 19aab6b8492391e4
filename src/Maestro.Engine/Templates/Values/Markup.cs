namespace Maestro.Engine.Templates.Values;

/// <summary>A text that counts as escaped for HTML: what <c>escape</c>, <c>safe</c> and <c>tojson</c> give. Added to a text, it escapes that text.</summary>
internal sealed record Markup(string Text)
{
    /// <summary>The text of a string or of markup; null for all else.</summary>
    public static string? TextOf(object? value) => value switch { string text => text, Markup markup => markup.Text, _ => null };

    /// <summary>Markup as its text, everything else as it is.</summary>
    public static object? Plain(object? value) => value is Markup markup ? markup.Text : value;
}
