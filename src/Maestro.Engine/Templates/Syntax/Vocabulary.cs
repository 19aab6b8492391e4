namespace Maestro.Engine.Templates.Syntax;

/// <summary>The filters and tests that there are.</summary>
/// <param name="Filters">Names of filters.</param>
/// <param name="Tests">Names of tests.</param>
internal sealed record Vocabulary(IReadOnlySet<string> Filters, IReadOnlySet<string> Tests)
{
    /// <summary>What to write instead of what other users of Jinja2 know and maestro does not; null: nothing is known.</summary>
    public static string? HintForFilter(string name) => name switch
    {
        "to_json" or "to_nice_json" => "that is Ansible's; write tojson",
        "to_yaml" or "to_nice_yaml" or "from_yaml" or "from_json" => "that is Ansible's; maestro has tojson only, whose output is YAML, too",
        "regex_replace" or "regex_search" or "regex_findall" => "that is Ansible's; use replace, split or startswith",
        "bool" => "that is Ansible's; compare instead: x == 'true'",
        "ternary" => "that is Ansible's; write a if x else b",
        "combine" => "that is Ansible's; use the method update of a map",
        "mandatory" => "that is Ansible's; --strict refuses what is undefined",
        "random" or "pprint" or "urlize" or "urlencode" or "xmlattr" or "striptags" or "filesizeformat" or "forceescape" or "wordwrap" or "attr" => "Jinja2 has it, maestro does not",
        _ => null,
    };

    /// <summary>The same for tags.</summary>
    public static string? HintForTag(string name) => name switch
    {
        "do" => "an extension of Jinja2 that maestro does not switch on; write {% set _ = ... %}",
        "break" or "continue" => "an extension of Jinja2 that maestro does not switch on; write {% for x in y if ... %}, or an if within the loop",
        "trans" or "pluralize" or "endtrans" => "an extension of Jinja2 that maestro does not switch on; write the text itself",
        "autoescape" or "endautoescape" => "YAML is not escaped as HTML is; leave it out",
        "debug" => "an extension of Jinja2 that maestro does not switch on; 'maestro render' shows what a template makes",
        "while" => "Jinja2 has no such loop; write {% for i in range(n) %}",
        "elseif" or "elsif" => "write elif",
        "var" or "assign" or "let" => "write set",
        "comment" => "write {# ... #}",
        "load" => "write import",
        _ => null,
    };
}
