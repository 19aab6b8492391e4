using System.Collections.Immutable;

namespace Maestro.Engine.Diagnostics;

public static partial class Catalogue
{
    private static ImmutableArray<CatalogueEntry> FileEntries =>
    [
        new("MSTR0101", "Environment file not found or not readable", "Check the path and its permissions; -f names another file."),
    ];

    /// <summary>The file does not exist or cannot be read.</summary>
    public static Diagnostic FileUnreadable(string file, string reason) =>
        Error("MSTR0101", new SourceLocation(file), $"the environment file cannot be read: {reason}; -f names another one");
}
