using Maestro.Engine.Templates.Values;

namespace Maestro.Engine.Templates.Rendering;

/// <summary>What <c>namespace()</c> makes: the one thing whose attributes can be assigned, also from within a loop.</summary>
internal sealed class TemplateNamespace : ITemplateObject
{
    private readonly Dictionary<string, object?> _attributes = new(StringComparer.Ordinal);

    public object? this[string name]
    {
        set => _attributes[name] = value;
    }

    public bool TryGetAttribute(string name, out object? value) => _attributes.TryGetValue(name, out value);

    public override string ToString() => $"<Namespace of {_attributes.Count}>";
}
