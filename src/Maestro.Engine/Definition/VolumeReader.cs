using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>Reads <c>volumes</c> of schema 2: host path to container path, or to a map of target and mode.</summary>
internal static class VolumeReader
{
    /// <summary>Docker's binds: <c>host:container:mode</c>.</summary>
    public static ImmutableArray<string> Read(Reading reading, MapReader map, string? ship)
    {
        if (map.Find("volumes") is not { } node || map.Map("volumes", "a map of host paths to container paths") is not { Entries.IsEmpty: false } volumes) return [];
        if (reading.Schema == 1)
        {
            reading.Faults.Add(Catalogue.NotSupported(reading.At(node), $"'volumes' of {map.Owner} in schema 1 (container path first; say '__maestro: {{schema: 2}}' and write the host path first)"));
            return [];
        }

        var binds = ImmutableArray.CreateBuilder<string>();
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (host, value) in volumes.Entries)
        {
            var what = $"volume '{host.Text}' of {map.Owner}";
            var (target, mode, at) = Target(reading, host, value, what);
            CheckHost(reading, host, what, ship);
            if (target is null) continue;

            CheckTarget(reading, at, target, what);
            if (!targets.TryAdd(target.TrimEnd('/'), host.Text)) reading.Faults.Add(Catalogue.BadVolume(reading.At(at), what, $"'{target}' is already the target of volume '{targets[target.TrimEnd('/')]}': each needs its own"));
            binds.Add($"{host.Text}:{target}:{mode}");
        }

        return binds.DrainToImmutable();
    }

    private static (string? Target, string Mode, YamlNode At) Target(Reading reading, YamlScalar host, YamlNode value, string what)
    {
        switch (value)
        {
            case YamlScalar { Kind: ScalarKind.Text } text:
                return (text.Text, "rw", text);
            case YamlMapping fields:
                var map = new MapReader(reading, host, fields, KeySet.Volume, what);
                var mode = map.Text("mode");
                if (mode?.Contains(':', StringComparison.Ordinal) == true) map.Bad(map.Find("mode")!, "mode", "Docker's words for a bind, parted by commas: \"ro,Z\"");
                return (map.RequiredText("target", "target: /data"), mode ?? "rw", map.Find("target") ?? value);
            default:
                reading.Faults.Add(Catalogue.WrongType(reading.At(value is YamlScalar { IsNull: true } ? host : value), what, "a container path, or a map of target and mode", value.Description));
                return (null, "rw", value);
        }
    }

    private static void CheckHost(Reading reading, YamlScalar host, string what, string? ship)
    {
        if (!host.Text.StartsWith('/'))
        {
            var here = host.Text.StartsWith('~') || host.Text.Length == 0 || host.Text.Contains('\0', StringComparison.Ordinal) ? "" : $" (where it would have been {Path.GetFullPath(host.Text, reading.Directory)})";
            reading.Faults.Add(Catalogue.BadVolume(reading.At(host), what, $"the host path is relative, and it is a path on ship '{ship ?? "?"}', not on this machine{here}: write it from the root, '/...' (named volumes are not supported yet)"));
        }
        else if (host.Text.AsSpan().IndexOfAny(':', '\0') >= 0)
        {
            reading.Faults.Add(Catalogue.BadVolume(reading.At(host), what, "a host path with ':' cannot be mounted"));
        }
    }

    private static void CheckTarget(Reading reading, YamlNode at, string target, string what)
    {
        if (!target.StartsWith('/') || target.Trim('/').Length == 0 || target.AsSpan().IndexOfAny(':', '\0') >= 0)
            reading.Faults.Add(Catalogue.BadVolume(reading.At(at), what, $"the container path '{target}' must begin with '/', be more than that, and hold no ':'"));
    }
}
