using System.Collections.Immutable;

namespace Maestro.Engine.Diagnostics;

/// <summary>One fault, said once, the same in every head. Made only by <see cref="Catalogue"/>, where all texts stand together.</summary>
/// <param name="Code">Stable code, <c>MSTR0102</c>; never reused. The catalogue says what each means and what to do.</param>
/// <param name="Severity">Error or warning.</param>
/// <param name="Message">One line: which instance on which ship, what was tried, what came back, what to do next. Holds no secret.</param>
/// <param name="Location">Where in the environment file, when a line of it is to blame.</param>
public sealed record Diagnostic(string Code, Severity Severity, string Message, SourceLocation? Location = null)
{
    /// <summary>Other places that belong to the fault, such as the first of two equal keys.</summary>
    public ImmutableArray<SourceLocation> Related { get; init; } = [];

    /// <summary>Further lines that explain the fault, such as the last output of a container; oldest first.</summary>
    public ImmutableArray<string> Detail { get; init; } = [];

    /// <summary>Where the code is explained: a page of the project's documentation.</summary>
    public string HelpLink => Catalogue.HelpLink(Code);

    /// <summary><c>file(line,col): error MSTR0102: message</c>; without a location <c>error MSTR0102: message</c>. Details are not included.</summary>
    public override string ToString()
    {
        var severity = Severity == Severity.Error ? "error" : "warning";
        return Location is null ? $"{severity} {Code}: {Message}" : $"{Location}: {severity} {Code}: {Message}";
    }
}
