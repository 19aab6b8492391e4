using System.Collections.Immutable;

namespace Maestro.Engine.Templates;

/// <summary>
/// Filters and functions that a program gives to templates beside those that maestro has. They get and give null, bool, long, double, string,
/// <see cref="IReadOnlyList{T}"/> and <see cref="IReadOnlyDictionary{TKey,TValue}"/> of text and these; what they throw becomes a diagnostic at the
/// place where they are used.
/// </summary>
public sealed record TemplateExtensions
{
    /// <summary>Filters by name. The first argument is the value that is filtered. One of a known name takes its place.</summary>
    public ImmutableDictionary<string, Func<IReadOnlyList<object?>, object?>> Filters { get; init; } = ImmutableDictionary<string, Func<IReadOnlyList<object?>, object?>>.Empty;

    /// <summary>Functions by name.</summary>
    public ImmutableDictionary<string, Func<IReadOnlyList<object?>, object?>> Functions { get; init; } = ImmutableDictionary<string, Func<IReadOnlyList<object?>, object?>>.Empty;
}
