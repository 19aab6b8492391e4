using System.Collections.Immutable;

namespace Maestro.Engine.Diagnostics;

public static partial class Catalogue
{
    private static ImmutableArray<CatalogueEntry> ContainerEntries =>
    [
        new("MSTR0127", "File of variables not readable", "Check the path, which starts at the environment file's folder, and its permissions. The file must be UTF-8 text of at most 4 MiB."),
        new("MSTR0128", "Bad line in a file of variables", "Write NAME=value, or '#' in the first column for a comment."),
        new("MSTR0129", "Limits that do not fit each other", "'swap' is the sum of memory and swap, as Docker takes it: give the sum, or the same as 'memory' for no swap at all."),
        new("MSTR0130", "Instance of another ship", "Put both on the same ship: Docker shares volumes and links containers within one daemon only."),
        new("MSTR0131", "Two volumes in one place", "Give one of them another path in the container."),
    ];

    /// <summary>A file of variables cannot be read.</summary>
    /// <param name="location">Where it is named.</param>
    /// <param name="what">"'envfile' of instance 'web-1'".</param>
    /// <param name="path">Its full path.</param>
    /// <param name="reason">Why not.</param>
    public static Diagnostic EnvFileUnreadable(SourceLocation location, string what, string path, string reason) =>
        Error("MSTR0127", location, $"{what} names {path}, which cannot be read: {reason}");

    /// <summary>A line of a file of variables is none. Shows nothing of it: it may hold a secret.</summary>
    public static Diagnostic BadEnvFileLine(SourceLocation location, string reason) => Error("MSTR0128", location, $"this line {reason}");

    /// <summary>A limit that another one forbids.</summary>
    public static Diagnostic BadLimits(SourceLocation location, string what, string reason) => Error("MSTR0129", location, $"{what}: {reason}");

    /// <summary>Instances that must share a daemon do not.</summary>
    /// <param name="location">Where the other is named.</param>
    /// <param name="what">"'volumes_from' of instance 'web-1'".</param>
    /// <param name="other">The other instance.</param>
    /// <param name="otherShip">Its ship.</param>
    /// <param name="ship">The ship of the one that names it.</param>
    public static Diagnostic OtherShip(SourceLocation location, string what, string other, string otherShip, string ship) =>
        Error("MSTR0130", location, $"{what} names instance '{other}', which is on ship '{otherShip}' and not on '{ship}': both must be on the same ship");

    /// <summary>Of volumes that a container would get, two have one place.</summary>
    public static Diagnostic VolumesOverlap(SourceLocation location, string instance, string giver, string other, string target) =>
        Error("MSTR0131", location, $"'volumes_from' of instance '{instance}': both '{giver}' and '{other}' have a volume at {target}: give one of them another path");

    /// <summary>An instance gets volumes of one that is started together with it, or of itself.</summary>
    public static Diagnostic CircularVolumes(SourceLocation location, string instance, string giver, string service) =>
        Error("MSTR0111", location, instance == giver
            ? $"'volumes_from' of instance '{instance}' names itself: {instance} -> {instance}; remove it"
            : $"'volumes_from' of instance '{instance}' names '{giver}' of the same service: {service} -> {service}; instances of one service are started together, so move '{giver}' into a service of its own");
}
