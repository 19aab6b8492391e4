using System.Collections.Immutable;
using System.Globalization;
using Maestro.Engine.Model;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>Reads <c>gpus</c>: <c>all</c>, a number, a map that says which, or a list of such maps.</summary>
internal static class GpuReader
{
    private const string Forms = "all, a number of GPUs, or a map of driver, count, device_ids, capabilities and options";

    public static ImmutableArray<DeviceRequest>? Read(Reading reading, MapReader owner)
    {
        switch (owner.Find("gpus"))
        {
            case null:
                return null;
            case YamlMapping map:
                return [Request(reading, owner, map)];
            case YamlSequence list:
                var requests = ImmutableArray.CreateBuilder<DeviceRequest>();
                foreach (var item in list.Items)
                {
                    if (item is YamlMapping map) requests.Add(Request(reading, owner, map));
                    else owner.Wrong<string>(item, "gpus", Forms);
                }

                return requests.Count == 0 ? null : requests.DrainToImmutable();
            case var node:
                if (Count(node) is { } count) return [new DeviceRequest { Count = count, Capabilities = [["gpu"]] }];
                owner.Wrong<string>(node, "gpus", Forms);
                return null;
        }
    }

    private static DeviceRequest Request(Reading reading, MapReader owner, YamlMapping fields)
    {
        var map = new MapReader(reading, fields, fields, KeySet.Gpus, $"'gpus' of {owner.Owner}");
        var count = map.Find("count") is { } node ? Count(node) ?? Wrong(map, node) : null;
        var devices = map.Words("device_ids", "a list of the devices' names or numbers, in quotes");
        if (count is not null && devices is not null) map.Bad(map.Find("count")!, "count", "left out beside 'device_ids'");
        return new DeviceRequest
        {
            Driver = map.Text("driver"),
            Count = count ?? (devices is null ? -1 : null),
            DeviceIDs = devices,
            Capabilities = [map.Words("capabilities", "a list of capabilities, [gpu, utility]") is { } words ? words.Contains("gpu") ? words : ["gpu", .. words] : ["gpu"]],
            Options = map.Options("options", "a map of options of the driver to values"),
        };
    }

    private static int? Wrong(MapReader map, YamlNode node)
    {
        map.Wrong<string>(node, "count", "all, or a number of GPUs");
        return null;
    }

    private static int? Count(YamlNode node) => node switch
    {
        YamlScalar { Kind: ScalarKind.Text, Text: "all" } => -1,
        YamlScalar { Kind: ScalarKind.Integer, IsSexagesimal: false } number when number.TryInteger(out var count) && count is -1 or (> 0 and <= int.MaxValue) => (int)count,
        YamlScalar { Kind: ScalarKind.Text } text when int.TryParse(text.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 => count,
        _ => null,
    };
}
