using System.Collections.Immutable;
using System.Globalization;
using Maestro.Engine.Model;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>Reads the keys of an instance that concern its host.</summary>
internal static class HostReader
{
    private const string Capabilities = "a capability such as NET_ADMIN, or a list of them";

    public static HostConfiguration Read(Reading reading, MapReader map, LimitsDraft limits) => new()
    {
        NetworkMode = NetworkReader.Read(reading, map),
        Dns = Dns(map),
        RestartPolicy = RestartReader.Read(reading, map),
        LogConfig = LogReader.Read(reading, map),
        Privileged = map.Flag("privileged") ? true : null,
        CapAdd = map.Words("cap_add", Capabilities),
        CapDrop = map.Words("cap_drop", Capabilities),
        SecurityOpt = map.Words("security_opt", "an option such as apparmor=unconfined, or a list of them"),
        Init = map.Choice("init"),
        ReadonlyRootfs = map.Flag("read_only") ? true : null,
        Memory = limits.Memory?.Value,
        MemorySwap = limits.Swap?.Value,
        CpuShares = (int?)limits.Cpu?.Value,
        NanoCpus = Processors(map),
        PidsLimit = map.Long("pids_limit", -1, "a whole number of processes, or -1 for no limit"),
        ShmSize = Bytes(map, "shm_size"),
        Ulimits = UlimitReader.Read(reading, map),
        Tmpfs = TmpfsReader.Read(map),
        Sysctls = SysctlReader.Read(map),
        Devices = DeviceReader.Read(map),
        DeviceRequests = GpuReader.Read(reading, map),
    };

    private static ImmutableArray<string>? Dns(MapReader map)
    {
        const string Expected = "the IP address of a name server, or a list of them";
        foreach (var (text, at) in map.Texts("dns", Expected))
        {
            if (!IpText.IsAddress(text)) map.Bad(at, "dns", Expected);
        }

        return map.Words("dns", Expected);
    }

    private static long? Processors(MapReader map)
    {
        if (map.Find("cpus") is not { } node) return null;
        double? cpus = node switch
        {
            YamlScalar { Kind: ScalarKind.Text } text when double.TryParse(text.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) => number,
            YamlScalar { IsSexagesimal: false } scalar when scalar.TryNumber(out var number) => number,
            _ => null,
        };
        if (cpus is > 0 and <= 100_000) return (long)Math.Round(cpus.Value * 1e9);

        map.Wrong<string>(node, "cpus", "a number of processors above 0, such as 0.5");
        return null;
    }

    private static long? Bytes(MapReader map, string key)
    {
        if (map.Find(key) is not { } node) return null;
        if (ByteSize.Of(node) is { } bytes) return bytes;
        map.Wrong<string>(node, key, ByteSize.Forms);
        return null;
    }
}
