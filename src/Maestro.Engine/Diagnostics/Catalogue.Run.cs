using System.Collections.Immutable;

namespace Maestro.Engine.Diagnostics;

public static partial class Catalogue
{
    private static ImmutableArray<CatalogueEntry> RunEntries =>
    [
        new("MSTR0601", "Tear-down not done in time", "See the daemons of the ships; maestro down removes what is left."),
    ];

    /// <summary>A tear-down that the end of the process waits for took too long; the process ends without it.</summary>
    public static Diagnostic TearDownUnfinished(TimeSpan waited) =>
        Error("MSTR0601", null, $"the tear-down was not done within {Seconds(waited)} and is left at that: containers may still be there, maestro down removes them");
}
