namespace Maestro.Engine.Templates.Values;

/// <summary>What <c>namespace()</c> makes: the one thing whose attributes can be assigned, also from within a loop.</summary>
internal sealed class TemplateNamespace : ITemplateObject
{
    /// <summary>By name.</summary>
    public PythonDictionary Attributes { get; } = new();

    public object? this[string name]
    {
        set => Attributes.Set(name, value);
    }

    public bool TryGetAttribute(string name, out object? value) => Attributes.TryGet(name, out value);
}
