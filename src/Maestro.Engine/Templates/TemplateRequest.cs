using System.Collections.Immutable;

namespace Maestro.Engine.Templates;

/// <summary>What is to be rendered, and with what.</summary>
internal sealed record TemplateRequest
{
    /// <summary>The main template's path, for places.</summary>
    public required string File { get; init; }

    /// <summary>Its text, without byte order mark.</summary>
    public required string Text { get; init; }

    /// <summary>The folder that templates are included from.</summary>
    public required string Directory { get; init; }

    /// <summary>The environment variables that <c>env</c> holds.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>Further variables, of the kinds of <see cref="TemplateExtensions"/>.</summary>
    public IReadOnlyDictionary<string, object?> MoreVariables { get; init; } = ImmutableDictionary<string, object?>.Empty;

    /// <summary>Whether something undefined is refused where it would be printed or walked through.</summary>
    public bool IsStrict { get; init; }

    public TemplateLimits Limits { get; init; } = new();

    public TemplateExtensions Extensions { get; init; } = new();

    /// <summary>Where included templates come from; null: from <see cref="Directory"/>.</summary>
    public Rendering.ITemplateLoader? Loader { get; init; }
}
