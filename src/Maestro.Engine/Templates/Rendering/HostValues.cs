using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using Maestro.Engine.Templates.Values;

namespace Maestro.Engine.Templates.Rendering;

/// <summary>Values of templates as values of .NET, and back.</summary>
internal static class HostValues
{
    /// <exception cref="TemplateFault">There is nothing like it in .NET.</exception>
    public static object? ToHost(Work work, object? value)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return value switch
        {
            null or bool or long or double or string => value,
            Undefined => null,
            PythonDictionary map => map.Entries.ToDictionary(entry => Printer.Str(work, entry.Key), entry => ToHost(work, entry.Value), StringComparer.Ordinal),
            ITemplateCallable or ITemplateObject => throw Fault.Operation($"a '{TypeNames.Of(value)}' cannot be given to a function of the host"),
            _ => Iteration.Enumerate(work, value).Select(item => ToHost(work, item)).ToList(),
        };
    }

    /// <exception cref="TemplateFault">Templates have nothing like it.</exception>
    public static object? ToTemplate(object? value)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return value switch
        {
            null or bool or long or double or string => value,
            sbyte or byte or short or ushort or int or uint => Convert.ToInt64(value, CultureInfo.InvariantCulture),
            float or decimal => Convert.ToDouble(value, CultureInfo.InvariantCulture),
            IEnumerable<KeyValuePair<string, object?>> map => Dictionaries.Of(map.Select(pair => new KeyValuePair<string, object?>(pair.Key, ToTemplate(pair.Value)))),
            IEnumerable<KeyValuePair<string, string>> map => Dictionaries.Of(map.Select(pair => new KeyValuePair<string, object?>(pair.Key, pair.Value))),
            IEnumerable list => new PythonList([.. list.Cast<object?>().Select(ToTemplate)]),
            _ => throw Fault.Operation($"a value of type {value.GetType().Name} has no counterpart in a template"),
        };
    }
}
