using System.Collections.Immutable;

namespace Maestro.Engine.Diagnostics;

public static partial class Catalogue
{
    private static ImmutableArray<CatalogueEntry> TemplateEntries =>
    [
        new("MSTR0201", "Templates are not supported yet", "Write the value itself; in a comment, or where the two characters are meant as they stand, part them."),
    ];

    /// <summary>The file holds a Jinja2 template.</summary>
    public static Diagnostic TemplatesUnsupported(SourceLocation location, string opening) =>
        Error("MSTR0201", location, $"'{opening}' opens a Jinja2 template (in a comment, too), and templates are not supported yet: write the value itself");
}
