using Maestro.Engine.Templates.Values;

namespace Maestro.Engine.Templates.Rendering;

/// <summary>An imported template: what it sets at its top, and the text that it makes.</summary>
internal sealed class TemplateModule(string name, Captured text, IReadOnlyDictionary<string, object?> exported) : ITemplateObject
{
    public Captured Text { get; } = text;

    public bool TryGetAttribute(string name, out object? value) => exported.TryGetValue(name, out value);

    public string? Printed => Text.Text;

    public override string ToString() => $"<TemplateModule '{Name}'>";

    /// <summary>For messages.</summary>
    public string Name { get; } = name;
}
