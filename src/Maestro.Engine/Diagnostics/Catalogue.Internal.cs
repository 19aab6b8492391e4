using System.Collections.Immutable;

namespace Maestro.Engine.Diagnostics;

public static partial class Catalogue
{
    private static ImmutableArray<CatalogueEntry> InternalEntries =>
    [
        new("MSTR0901", "A fault of Maestro.Cake itself", "Report it with the output of --verbose."),
    ];

    /// <summary>An exception that nobody expected: a fault of ours, said as one.</summary>
    public static Diagnostic InternalFault(string what, Exception exception) =>
        Error("MSTR0901", null, $"{what} met a fault of Maestro.Cake itself: {exception.GetType().Name}: {exception.Message}; please report it with the output of --verbose");
}
