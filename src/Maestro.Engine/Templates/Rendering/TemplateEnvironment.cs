using Maestro.Engine.Templates.Syntax;
using Maestro.Engine.Templates.Values;

namespace Maestro.Engine.Templates.Rendering;

/// <summary>What every template of one rendering has.</summary>
internal sealed record TemplateEnvironment
{
    /// <summary>Functions, by name: what an import without a context sees.</summary>
    public required IReadOnlyDictionary<string, object?> Globals { get; init; }

    /// <summary><see cref="Globals"/>, <c>env</c> and what the caller gives beside it.</summary>
    public required IReadOnlyDictionary<string, object?> Given { get; init; }

    /// <summary><c>env</c>.</summary>
    public required PythonDictionary Variables { get; init; }

    public required Vocabulary Vocabulary { get; init; }

    /// <summary>Whether something undefined is refused where it would be printed or walked through.</summary>
    public bool IsStrict { get; init; }

    /// <summary>Whether a text is part of the value of a variable whose name says that it is secret.</summary>
    public required Func<string, bool> IsSecret { get; init; }
}
