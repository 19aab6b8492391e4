using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>
/// Reads <c>volumes</c>, <c>container_volumes</c> and <c>volumes_from</c>. In schema 2 volumes go from the ship's side to the container's, or to a
/// map of target and mode; in schema 1 from the container's to the ship's.
/// </summary>
internal static partial class VolumeReader
{
    public static VolumesDraft Read(Reading reading, MapReader map, string? ship)
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        var mounts = ImmutableArray.CreateBuilder<VolumeMount>();
        foreach (var (key, value) in map.Map("volumes", reading.Schema == 1 ? "a map of container paths to host paths" : "a map of host paths to container paths")?.Entries ?? [])
        {
            var what = $"volume '{key.Text}' of {map.Owner}";
            if ((reading.Schema == 1 ? OfSchema1(reading, key, value, what) : OfSchema2(reading, key, value, what)) is not var (mount, target)) continue;

            CheckSource(reading, reading.Schema == 1 ? value : key, mount.Source, what, ship);
            if (!ContainerPath.IsRight(mount.Target)) reading.Faults.Add(Catalogue.BadVolume(reading.At(target), what, $"the container path '{mount.Target}' must {ContainerPath.Form}"));
            else if (!targets.TryAdd(ContainerPath.Normal(mount.Target), $"volume '{key.Text}'")) reading.Faults.Add(Catalogue.BadVolume(reading.At(target), what, $"'{mount.Target}' is already the target of {targets[ContainerPath.Normal(mount.Target)]}: each needs its own"));
            mounts.Add(mount);
        }

        return new VolumesDraft
        {
            Mounts = mounts.DrainToImmutable(),
            Own = Own(reading, map, targets),
            From = From(map),
        };
    }

    private static (VolumeMount Mount, YamlNode Target)? OfSchema1(Reading reading, YamlScalar key, YamlNode value, string what)
    {
        if (value is YamlScalar { Kind: ScalarKind.Text } text) return (new VolumeMount(text.Text, key.Text, "rw"), key);
        reading.Faults.Add(Catalogue.WrongType(reading.At(value is YamlScalar { IsNull: true } ? key : value), what, "a host path (in schema 1 the container path stands first; '__maestro: {schema: 2}' turns that round and knows modes)", value.Description));
        return null;
    }

    private static (VolumeMount Mount, YamlNode Target)? OfSchema2(Reading reading, YamlScalar host, YamlNode value, string what)
    {
        switch (value)
        {
            case YamlScalar { Kind: ScalarKind.Text } text:
                return (new VolumeMount(host.Text, text.Text, "rw"), text);
            case YamlMapping fields:
                var map = new MapReader(reading, host, fields, KeySet.Volume, what);
                var mode = map.Text("mode") ?? "rw";
                var mount = new VolumeMount(host.Text, map.RequiredText("target", "target: /data") ?? "", mode);
                if (!VolumeMode.IsRight(mode, mount.IsNamedVolume)) map.Bad(map.Find("mode")!, "mode", VolumeMode.Expected(mount.IsNamedVolume));
                return mount.Target.Length == 0 ? null : (mount, map.Find("target")!);
            default:
                reading.Faults.Add(Catalogue.WrongType(reading.At(value is YamlScalar { IsNull: true } ? host : value), what, "a container path, or a map of target and mode", value.Description));
                return null;
        }
    }

    private static void CheckSource(Reading reading, YamlNode at, string source, string what, string? ship)
    {
        var reason = source switch
        {
            _ when source.AsSpan().IndexOfAny(':', '\0') >= 0 => "a host path with ':' cannot be mounted",
            ['/', ..] => null,
            _ when VolumeName.IsMatch(source) => null,
            "" => "there is no host path: write it from the root, '/...', or the name of a volume",
            _ when source[0] is not ('.' or '~') && !source.Contains('/', StringComparison.Ordinal) => "this is neither a path from the root, '/...', nor a name that Docker takes for a volume (two or more of letters, digits, '_', '.' and '-', the first a letter or digit)",
            _ => $"the host path is relative, and it is a path on ship '{ship ?? "?"}', not on this machine{(source.StartsWith('~') ? "" : $" (where it would have been {Path.GetFullPath(source, reading.Directory)})")}: write it from the root, '/...'",
        };
        if (reason is not null) reading.Faults.Add(Catalogue.BadVolume(reading.At(at), what, reason));
    }

    private static ImmutableArray<string> Own(Reading reading, MapReader map, Dictionary<string, string> targets)
    {
        var own = ImmutableArray.CreateBuilder<string>();
        foreach (var (path, at) in map.Texts("container_volumes", "a container path, or a list of container paths"))
        {
            var what = $"container volume '{path}' of {map.Owner}";
            if (!ContainerPath.IsRight(path)) reading.Faults.Add(Catalogue.BadVolume(reading.At(at), what, $"the path must {ContainerPath.Form}"));
            else if (targets.TryGetValue(ContainerPath.Normal(path), out var other)) reading.Faults.Add(Catalogue.BadVolume(reading.At(at), what, $"'{path}' is already the target of {other}: it is the one or the other"));
            else if (!own.Contains(path)) own.Add(path);
        }

        return own.DrainToImmutable();
    }

    private static ImmutableArray<NameReference> From(MapReader map)
    {
        var from = ImmutableArray.CreateBuilder<NameReference>();
        if (map.Find("volumes_from") is not { } node) return [];
        foreach (var item in node is YamlSequence list ? list.Items : [node])
        {
            if (item is YamlScalar { IsNull: false } name) from.Add(new NameReference(name.Text, name));
            else map.Wrong<string>(item, "volumes_from", "the name of an instance, or a list of such names");
        }

        return from.DrainToImmutable();
    }

    // Docker's own rule.
    [GeneratedRegex(@"\A[a-zA-Z0-9][a-zA-Z0-9_.-]+\z")]
    private static partial Regex VolumeName { get; }
}
