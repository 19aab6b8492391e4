namespace Maestro.Engine.Templates;

/// <summary>What rendering may cost. Passing one is an error at the place that passed it.</summary>
public sealed record TemplateLimits
{
    /// <summary>Characters of all output together.</summary>
    public int Output { get; init; } = 64 * 1024 * 1024;

    /// <summary>Characters of the text that any one operation makes.</summary>
    public int Text { get; init; } = 16 * 1024 * 1024;

    /// <summary>Characters of the texts that all operations make together.</summary>
    public int AllText { get; init; } = 256 * 1024 * 1024;

    /// <summary>Items of the list that any one operation makes.</summary>
    public int Items { get; init; } = 1_000_000;

    /// <summary>Widths for center, ljust, indent and format.</summary>
    public int Width { get; init; } = 10_000;

    /// <summary>Steps of evaluation.</summary>
    public long Steps { get; init; } = 50_000_000;

    /// <summary>Rounds of all loops together.</summary>
    public long Iterations { get; init; } = 5_000_000;

    /// <summary>Length of a range.</summary>
    public long Range { get; init; } = 1_000_000;

    /// <summary>Exponent of <c>**</c>.</summary>
    public int Exponent { get; init; } = 1024;

    /// <summary>Depth of macro calls and recursive loops.</summary>
    public int CallDepth { get; init; } = 100;

    /// <summary>Depth of includes, imports and extends.</summary>
    public int IncludeDepth { get; init; } = 32;

    /// <summary>Depth of nested brackets and statements.</summary>
    public int Nesting { get; init; } = 100;

    /// <summary>Characters of one template.</summary>
    public int TemplateLength { get; init; } = 4 * 1024 * 1024;

    /// <summary>Templates of one environment.</summary>
    public int Templates { get; init; } = 256;
}
