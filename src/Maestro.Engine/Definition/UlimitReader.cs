using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>Reads <c>ulimits</c>: names to a number, or to a soft and a hard one.</summary>
internal static class UlimitReader
{
    // Those of Linux (setrlimit), by Docker's names.
    private static readonly ImmutableArray<string> Names =
        ["core", "cpu", "data", "fsize", "locks", "memlock", "msgqueue", "nice", "nofile", "nproc", "rss", "rtprio", "rttime", "sigpending", "stack"];

    public static ImmutableArray<Ulimit>? Read(Reading reading, MapReader owner)
    {
        var ulimits = ImmutableArray.CreateBuilder<Ulimit>();
        foreach (var (key, value) in owner.Map("ulimits", "a map of limits, nofile: 1024")?.Entries ?? [])
        {
            if (!Names.Contains(key.Text))
                reading.Faults.Add(Catalogue.BadName(reading.At(key), $"the name of a limit of {owner.Name("ulimits")}", $"one of {string.Join(", ", Names)}", $"{key.Description}{Suggestion.Text(key.Text, Names)}"));
            if (One(reading, owner, key, value) is { } ulimit) ulimits.Add(ulimit);
        }

        return ulimits.Count == 0 ? null : ulimits.DrainToImmutable();
    }

    private static Ulimit? One(Reading reading, MapReader owner, YamlScalar key, YamlNode value)
    {
        const string Expected = "a whole number, or -1 for no limit";
        var what = $"limit '{key.Text}' of {owner.Owner}";
        if (value is YamlScalar { Kind: ScalarKind.Integer, IsSexagesimal: false } number && number.TryInteger(out var both) && both >= -1) return new Ulimit(key.Text, both, both);
        if (value is not YamlMapping fields)
        {
            reading.Faults.Add(Catalogue.WrongType(reading.At(value), what, $"{Expected}, or {{soft: 1024, hard: 2048}}", value.Description));
            return null;
        }

        var map = new MapReader(reading, fields, fields, KeySet.Ulimit, what);
        foreach (var missing in KeySet.Ulimit.Keys.Where(name => map.Find(name) is null)) reading.Faults.Add(Catalogue.MissingKey(reading.At(fields), missing, what, $"{missing}: 1024"));
        if (map.Long("soft", -1, Expected) is not { } soft || map.Long("hard", -1, Expected) is not { } hard) return null;
        if (hard >= 0 && (soft < 0 || soft > hard)) map.Bad(map.Find("soft")!, "soft", $"at most the hard limit ({hard})");
        return new Ulimit(key.Text, soft, hard);
    }
}
