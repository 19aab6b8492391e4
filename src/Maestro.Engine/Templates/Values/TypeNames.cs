namespace Maestro.Engine.Templates.Values;

/// <summary>Python's names of types, for messages.</summary>
internal static class TypeNames
{
    public static string Of(object? value) => value switch
    {
        null => "None",
        bool => "bool",
        long => "int",
        double => "float",
        string => "str",
        Markup => "Markup",
        PythonList => "list",
        PythonTuple => "tuple",
        PythonDictionary => "dict",
        PythonRange => "range",
        PythonView view => view.Kind,
        PythonIterator => "generator",
        Undefined => "Undefined",
        ITemplateCallable => "function",
        _ => "object",
    };
}
