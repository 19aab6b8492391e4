using Maestro.Engine.Templates.Library.Methods;
using Maestro.Engine.Templates.Values;

namespace Maestro.Engine.Templates.Rendering;

/// <summary>Maps made of arguments.</summary>
internal static class Dictionaries
{
    public static PythonDictionary Of(IEnumerable<KeyValuePair<string, object?>> named)
    {
        var result = new PythonDictionary();
        foreach (var (name, value) in named) result.Set(name, value);
        return result;
    }

    /// <summary>As Python's <c>dict</c> makes one: of a map or of pairs, and of named arguments.</summary>
    /// <exception cref="TemplateFault">There is nothing to make one of.</exception>
    public static PythonDictionary Of(Work work, string function, Arguments arguments)
    {
        var result = new PythonDictionary();
        foreach (var (key, value) in DictionaryMethods.Pairs(work, $"{function}()", arguments)) result.Set(key, value);
        return result;
    }
}
