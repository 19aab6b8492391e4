namespace Maestro.Engine.Templates.Values;

/// <summary>What a function, filter or test is called with.</summary>
/// <param name="Positional">In order; without the value that a filter or test stands on.</param>
/// <param name="Named">By name, in the order written.</param>
internal sealed record Arguments(IReadOnlyList<object?> Positional, IReadOnlyList<KeyValuePair<string, object?>> Named)
{
    public static Arguments None { get; } = new([], []);
}
