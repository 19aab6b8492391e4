using System.Collections.Immutable;

namespace Maestro.Engine.Templates.Values;

/// <summary>A tuple: a list that cannot be changed.</summary>
internal class PythonTuple(ImmutableArray<object?> items)
{
    public ImmutableArray<object?> Items { get; } = items;
}
