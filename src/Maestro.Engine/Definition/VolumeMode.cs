using System.Collections.Immutable;

namespace Maestro.Engine.Definition;

/// <summary>Docker's words for a bind, parted by commas. Of each kind one may be given.</summary>
internal static class VolumeMode
{
    private static readonly ImmutableArray<string> Access = ["rw", "ro"];
    private static readonly ImmutableArray<string> Labels = ["z", "Z"];
    private static readonly ImmutableArray<string> Propagation = ["shared", "slave", "private", "rshared", "rslave", "rprivate"];
    private static readonly ImmutableArray<string> Consistency = ["consistent", "cached", "delegated", "default"];
    private static readonly ImmutableArray<string> Copying = ["nocopy"];

    /// <summary>What a mode must be, for messages.</summary>
    public static string Expected(bool isNamedVolume) =>
        $"Docker's words for a bind, parted by commas, at most one of each kind: {string.Join("; ", Kinds(isNamedVolume).Select(kind => string.Join(" or ", kind)))}";

    /// <summary>Whether Docker takes it for a path of the ship, or for a volume with a name.</summary>
    public static bool IsRight(string mode, bool isNamedVolume)
    {
        var words = mode.Split(',');
        var kinds = Kinds(isNamedVolume);
        return words.All(word => kinds.Any(kind => kind.Contains(word))) && kinds.All(kind => words.Count(word => kind.Contains(word)) <= 1);
    }

    private static ImmutableArray<ImmutableArray<string>> Kinds(bool isNamedVolume) => isNamedVolume ? [Access, Labels, Copying, Consistency] : [Access, Labels, Propagation, Consistency];
}
