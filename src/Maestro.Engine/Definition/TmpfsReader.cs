using System.Collections.Immutable;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>Reads <c>tmpfs</c>: <c>path</c> or <c>path:options</c>, a list of these, or a map of paths to options.</summary>
internal static class TmpfsReader
{
    public static ImmutableSortedDictionary<string, string>? Read(MapReader owner)
    {
        const string Form = "a path from the root, with mount options behind a colon or not: /run:size=64m";
        var mounts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (owner.Find("tmpfs") is YamlMapping)
        {
            if (owner.Options("tmpfs", "a map of paths to mount options", empty: "") is { } options) mounts.AddRange(options);
        }
        else
        {
            foreach (var (text, _) in owner.Texts("tmpfs", Form))
            {
                var parts = text.Split(':', 2);
                mounts[parts[0]] = parts.Length == 1 ? "" : parts[1];
            }
        }

        if (mounts.Keys.Any(path => !ContainerPath.IsRight(path))) owner.Bad(owner.Find("tmpfs")!, "tmpfs", Form, $"'{mounts.Keys.First(path => !ContainerPath.IsRight(path))}'");
        return mounts.Count == 0 ? null : mounts.ToImmutable();
    }
}
