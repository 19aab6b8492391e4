using Maestro.Engine.Templates.Values;

namespace Maestro.Engine.Templates.Rendering;

/// <summary>What <c>cycler(a, b)</c> makes: gives its values one after the other, again and again.</summary>
internal sealed class Cycler(IReadOnlyList<object?> items) : ITemplateObject
{
    private int _at;

    public bool TryGetAttribute(string name, out object? value)
    {
        (var isKnown, value) = name switch
        {
            "current" => (true, items[_at]),
            "items" => (true, new PythonTuple([.. items])),
            "pos" => (true, (long)_at),
            "next" => (true, new TemplateFunction("next", (_, _) => Next())),
            "reset" => (true, (object?)new TemplateFunction("reset", (_, _) => Reset())),
            _ => (false, null),
        };
        return isKnown;
    }

    private object? Next()
    {
        var item = items[_at];
        _at = (_at + 1) % items.Count;
        return item;
    }

    private object? Reset()
    {
        _at = 0;
        return null;
    }
}
