using System.Collections.Immutable;

namespace Maestro.Engine.Diagnostics;

// MSTR0201 said that templates were not supported; it is not given again.
public static partial class Catalogue
{
    private static ImmutableArray<CatalogueEntry> TemplateEntries =>
    [
        new("MSTR0202", "Template is not well formed", "Correct the text at the place named; the message says what was expected there and which tag is still open."),
        new("MSTR0203", "No such tag, filter or test", "Correct the name; what Jinja2 has and maestro has not is said in the message, with what to write instead."),
        new("MSTR0204", "Something undefined was used", "Define it, correct its name, or give a default: env.NAME|default('x')."),
        new("MSTR0205", "Operation of a template failed", "Give it values of the kind that the message names."),
        new("MSTR0206", "Template not found", "Name a file in the folder of the environment file, or below it; names are relative to that folder, wherever the include stands."),
        new("MSTR0207", "Environment variable is not set", "Set it, or say what holds without it: env.NAME|default('x'). With --strict this is an error."),
        new("MSTR0208", "Function of the host failed", "See the build script that gives the template this filter or function."),
        new("MSTR0209", "Template makes too much text", "See whether a loop or macro repeats more than is meant."),
        new("MSTR0210", "Operation makes too long a text", "See what the text is made of: a repetition, a join or a replacement."),
        new("MSTR0211", "Operation makes too long a list", "See what the list is made of."),
        new("MSTR0212", "Width too large", "Use a smaller width."),
        new("MSTR0213", "Template works too long", "See whether loops within each other do more than is meant."),
        new("MSTR0214", "Too many rounds of loops", "See whether loops within each other do more than is meant."),
        new("MSTR0215", "Range too long", "Use a shorter range."),
        new("MSTR0216", "Number too large", "Numbers go from -9223372036854775808 to 9223372036854775807, exponents to 1024."),
        new("MSTR0217", "Calls within calls", "See whether a macro calls itself without end."),
        new("MSTR0218", "Includes within includes", "See whether a file includes itself."),
        new("MSTR0219", "Nested too deep", "See whether a bracket is not closed; part the expression with set."),
        new("MSTR0220", "Template file too large", "Split it."),
        new("MSTR0221", "Too many templates", "Use fewer files."),
    ];

    /// <summary>The text of a template is wrong.</summary>
    /// <param name="location">Where.</param>
    /// <param name="found">What is wrong.</param>
    /// <param name="unclosed">The innermost tag that is open there: "'if' in line 3"; null: none.</param>
    public static Diagnostic TemplateSyntax(SourceLocation location, string found, string? unclosed = null) =>
        Error("MSTR0202", location, unclosed is null ? found : $"{found}; the innermost tag that is not closed is {unclosed}");

    /// <summary>A tag, filter or test that there is not.</summary>
    /// <param name="location">Where.</param>
    /// <param name="kind">"filter".</param>
    /// <param name="name">Its name.</param>
    /// <param name="known">Those that there are.</param>
    /// <param name="hint">What to write instead, where that is known.</param>
    public static Diagnostic UnknownInTemplate(SourceLocation location, string kind, string name, IEnumerable<string> known, string? hint = null) =>
        Error("MSTR0203", location, $"there is no {kind} '{name}'{(hint is null ? Suggestion.Text(name, known) : $": {hint}")}");

    /// <summary>Something undefined was used in a way that needs a value.</summary>
    /// <param name="location">Where.</param>
    /// <param name="what">Python's words: "'x' is undefined", "'dict object' has no attribute 'y'".</param>
    public static Diagnostic UndefinedUsed(SourceLocation location, string what) =>
        Error("MSTR0204", location, $"{what}: define it, correct its name, or give a default with |default('...')");

    /// <summary>Something undefined was printed or walked through, which is not taken when strict.</summary>
    public static Diagnostic UndefinedWhenStrict(SourceLocation location, string what) =>
        Error("MSTR0204", location, $"{what}, which --strict does not take for an empty text: define it, or give a default with |default('...')");

    /// <summary>An operation met a value that it cannot work with.</summary>
    /// <param name="location">Where.</param>
    /// <param name="reason">What is wrong, without any value that may be a secret.</param>
    public static Diagnostic OperationFailed(SourceLocation location, string reason) => Error("MSTR0205", location, reason);

    /// <summary>A template that is not there, or may not be read.</summary>
    public static Diagnostic TemplateNotFound(SourceLocation location, string name, string reason) =>
        Error("MSTR0206", location, $"the template '{name}' {reason}");

    /// <summary>A variable of the environment that is not set was used.</summary>
    public static Diagnostic VariableNotSet(SourceLocation location, string name) =>
        Warning("MSTR0207", location, $"the environment variable '{name}' is not set and counts as an empty text: set it, or write env.{name}|default('...')");

    /// <summary>A filter or function that a library's caller gave threw an exception.</summary>
    /// <param name="location">Where it is used.</param>
    /// <param name="name">Its name.</param>
    /// <param name="reason">The exception's type and message, without secrets.</param>
    public static Diagnostic HostFunctionFailed(SourceLocation location, string name, string reason) =>
        Error("MSTR0208", location, $"'{name}' failed: {reason}");

    /// <summary>All output together is too long.</summary>
    public static Diagnostic OutputTooLong(SourceLocation location, int most) => Error("MSTR0209", location, $"the template makes more than {most:N0} characters of output");

    /// <summary>One operation makes a text that is too long, or all of them too much of it.</summary>
    public static Diagnostic TextTooLong(SourceLocation location, int most, string what = "this makes a text") => Error("MSTR0210", location, $"{what} of more than {most:N0} characters");

    /// <summary>One operation makes a list that is too long.</summary>
    public static Diagnostic ListTooLong(SourceLocation location, int most) => Error("MSTR0211", location, $"this makes a list of more than {most:N0} items");

    /// <summary>A width of center, ljust, indent or format is too large.</summary>
    public static Diagnostic TooWide(SourceLocation location, int most) => Error("MSTR0212", location, $"widths go up to {most:N0}");

    /// <summary>Too many steps of evaluation.</summary>
    public static Diagnostic TooManySteps(SourceLocation location, long most) => Error("MSTR0213", location, $"the template took more than {most:N0} steps of evaluation and was ended here");

    /// <summary>Too many rounds of loops.</summary>
    public static Diagnostic TooManyIterations(SourceLocation location, long most) => Error("MSTR0214", location, $"the loops took more than {most:N0} rounds together and were ended here");

    /// <summary>A range that is too long.</summary>
    public static Diagnostic RangeTooLong(SourceLocation location, long most) => Error("MSTR0215", location, $"a range has up to {most:N0} numbers");

    /// <summary>A number does not fit.</summary>
    /// <param name="location">Where.</param>
    /// <param name="reason">"the result does not fit into 64 bits", "exponents go up to 1024".</param>
    public static Diagnostic NumberTooLarge(SourceLocation location, string reason) => Error("MSTR0216", location, reason);

    /// <summary>Macros or recursive loops call each other too deep.</summary>
    public static Diagnostic CallsTooDeep(SourceLocation location, int most) => Error("MSTR0217", location, $"macros, blocks and recursive loops call each other more than {most} levels deep");

    /// <summary>Templates include each other too deep.</summary>
    public static Diagnostic IncludesTooDeep(SourceLocation location, int most) => Error("MSTR0218", location, $"templates include, import or extend each other more than {most} levels deep");

    /// <summary>Brackets, tags or values are nested too deep.</summary>
    public static Diagnostic NestedTooDeep(SourceLocation location, int? most = null) =>
        Error("MSTR0219", location, most is null ? "this is nested too deep" : $"brackets and tags are nested more than {most} levels deep");

    /// <summary>A template has too many characters.</summary>
    public static Diagnostic TemplateTooLong(SourceLocation location, string name, int most) => Error("MSTR0220", location, $"the template '{name}' has more than {most:N0} characters");

    /// <summary>Too many templates.</summary>
    public static Diagnostic TooManyTemplates(SourceLocation location, int most) => Error("MSTR0221", location, $"more than {most} templates are used");
}
