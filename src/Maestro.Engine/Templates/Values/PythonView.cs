namespace Maestro.Engine.Templates.Values;

/// <summary>Keys, values or items of a dictionary: follows the dictionary and prints as Python prints it.</summary>
/// <param name="Kind"><c>dict_keys</c>, <c>dict_values</c> or <c>dict_items</c>.</param>
/// <param name="Source">The dictionary.</param>
internal sealed record PythonView(string Kind, PythonDictionary Source)
{
    public IEnumerable<object?> Items => Kind switch
    {
        "dict_keys" => Source.Keys,
        "dict_values" => Source.Entries.Select(entry => entry.Value),
        _ => Source.Entries.Select(entry => (object?)new PythonTuple([entry.Key, entry.Value])),
    };
}
