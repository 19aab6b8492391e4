using System.Collections.Frozen;
using Maestro.Engine.Templates.Values;

namespace Maestro.Engine.Templates.Library;

/// <summary>The filters by name.</summary>
internal static class Filters
{
    private static readonly FrozenDictionary<string, Filter> All =
        TextFilters.All.Concat(ListFilters.All).Concat(ChoiceFilters.All).Concat(NumberFilters.All).Concat(EscapeFilters.All).ToFrozenDictionary(StringComparer.Ordinal);

    // Filters of Ansible and Salt, and those of Jinja2 that are left out, with what does the same.
    private static readonly FrozenDictionary<string, string> Hints = new Dictionary<string, string>
    {
        ["to_json"] = "write tojson",
        ["to_nice_json"] = "write tojson(indent=4)",
        ["to_yaml"] = "write tojson, which is YAML, too",
        ["to_nice_yaml"] = "write tojson, which is YAML, too",
        ["from_json"] = "write the map or list itself",
        ["from_yaml"] = "write the map or list itself",
        ["bool"] = "compare with the text, for example env.X == 'true'",
        ["ternary"] = "write a if condition else b",
        ["combine"] = "write dict(a, **b)",
        ["regex_replace"] = "it is Ansible's; replace replaces a text",
        ["regex_search"] = "it is Ansible's; 'x' in text looks for one",
        ["mandatory"] = "run with --strict, which refuses what is not defined",
        ["quote"] = "write tojson, which puts in quotes",
        ["basename"] = "write path.split('/')|last",
        ["dirname"] = "write path.rpartition('/')|first",
        ["b64encode"] = "it is Ansible's; encode the value before",
        ["random"] = "it is left out, as the same file must always give the same environment",
        ["pprint"] = "write tojson(indent=2)",
        ["attr"] = "write value.name or value['name']",
        ["urlencode"] = "it is left out, as environment files are not HTML",
        ["urlize"] = "it is left out, as environment files are not HTML",
        ["xmlattr"] = "it is left out, as environment files are not HTML",
        ["striptags"] = "it is left out, as environment files are not HTML",
        ["forceescape"] = "it is left out, as environment files are not HTML; escape is there",
        ["filesizeformat"] = "write the number with its unit",
        ["wordwrap"] = "write the lines as they should be",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IEnumerable<string> Names => All.Keys.Order(StringComparer.Ordinal);

    /// <summary>The filter of that name; null: there is none.</summary>
    public static Filter? Find(string name) => All.GetValueOrDefault(name);

    /// <summary>What to write instead of a filter that is not there; null: nobody knows.</summary>
    public static string? Hint(string name) => Hints.GetValueOrDefault(name);
}
