using Maestro.Engine.Diagnostics;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>Reads <c>limits</c> of services and instances.</summary>
internal static class LimitsReader
{
    // The kernel's own bounds. Below the lower one containers do not start; the API that MaestroNG speaks raises to it.
    private const long LeastShares = 2;
    private const long MostShares = 262144;

    public static LimitsDraft Read(Reading reading, MapReader owner)
    {
        if (owner.Map("limits", "a map of memory, cpu and swap") is not { } limits) return LimitsDraft.None;
        var map = new MapReader(reading, limits, limits, KeySet.Limits, $"the limits of {owner.Owner}");
        return new LimitsDraft(Bytes(map, "memory"), Shares(map), Bytes(map, "swap"));
    }

    /// <summary>Tells where the limits of an instance, its service's among them, do not fit each other.</summary>
    public static void Check(Reading reading, LimitsDraft limits)
    {
        if (limits.Swap is not { Value: > 0 } swap) return;
        if (limits.Memory is not { Value: > 0 } memory)
            reading.Faults.Add(Catalogue.BadLimits(reading.At(swap.At), swap.Name, "it limits memory and swap together, and Docker takes it only beside a limit of memory: give 'memory', too"));
        else if (swap.Value < memory.Value)
            reading.Faults.Add(Catalogue.BadLimits(reading.At(swap.At), swap.Name, $"it limits memory and swap together, so that it cannot be less than 'memory' ({memory.Value:0} bytes): give the sum of both, or the same as 'memory' for no swap at all"));
    }

    private static Limit? Bytes(MapReader map, string key)
    {
        if (map.Find(key) is not { } node) return null;
        var isUnlimited = key == "swap" && node is YamlScalar { Text: "-1" };
        if ((isUnlimited ? -1 : ByteSize.Of(node)) is { } bytes) return new Limit(bytes, node, map.Name(key));

        map.Wrong<string>(node, key, key == "swap" ? $"{ByteSize.Forms}; or -1 for no limit" : ByteSize.Forms);
        return null;
    }

    private static Limit? Shares(MapReader map)
    {
        if (map.Find("cpu") is not { } node) return null;
        if (node is YamlScalar { Kind: ScalarKind.Integer, IsSexagesimal: false } number && number.TryInteger(out var shares) && shares is >= 0 and <= MostShares) return new Limit(shares == 0 ? 0 : Math.Max(shares, LeastShares), node, map.Name("cpu"));

        map.Wrong<string>(node, "cpu", $"a whole number of shares from 0 to {MostShares}, 1024 being the normal weight ('cpus' of the instance limits it to parts of a processor)");
        return null;
    }
}
