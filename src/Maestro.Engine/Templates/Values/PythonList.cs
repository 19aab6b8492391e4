namespace Maestro.Engine.Templates.Values;

/// <summary>A list: it can be changed, and is itself only.</summary>
internal sealed class PythonList(List<object?> items)
{
    public PythonList(IEnumerable<object?> items)
        : this(items.ToList())
    {
    }

    public List<object?> Items { get; } = items;
}
