using System.Collections.Immutable;

namespace Maestro.Engine.Diagnostics;

public static partial class Catalogue
{
    private static ImmutableArray<CatalogueEntry> ImageEntries =>
    [
        new("MSTR0401", "Image cannot be pulled", "Correct the image's name or tag, load it on the ship, or see that the ship reaches the registry; the daemon's own words say why."),
        new("MSTR0402", "Pull makes no progress", "See the link between the ship and its registry."),
    ];

    /// <summary>A pull failed.</summary>
    public static Diagnostic PullFailed(SourceLocation? location, string image, string ship, string reason) =>
        Error("MSTR0401", location, $"image '{image}' cannot be pulled on ship '{ship}': {reason}; correct the name, load the image there, or see that the ship reaches the registry");

    /// <summary>A pull went silent.</summary>
    public static Diagnostic PullStalled(SourceLocation? location, string image, string ship, TimeSpan silent) =>
        Error("MSTR0402", location, $"the pull of '{image}' on ship '{ship}' made no progress for {Seconds(silent)}: see the link between the ship and its registry");
}
