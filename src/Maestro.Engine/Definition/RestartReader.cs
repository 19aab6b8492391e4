using System.Collections.Immutable;
using System.Globalization;
using Maestro.Engine.Model;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>Reads <c>restart</c>: a policy, with its tries behind a colon, or a map of both.</summary>
internal static class RestartReader
{
    private const string OnFailure = "on-failure";
    private const string Forms = "no, always, unless-stopped, on-failure, on-failure:3 or {name: on-failure, retries: 3}";
    private static readonly ImmutableArray<string> Policies = ["no", "always", OnFailure, "unless-stopped"];

    /// <summary>The policy; null for none, which is the daemon's own default.</summary>
    public static RestartPolicy? Read(Reading reading, MapReader owner)
    {
        switch (owner.Find("restart"))
        {
            case null:
            case YamlScalar { Kind: ScalarKind.Boolean, Boolean: false }:
                return null;
            case YamlScalar { Kind: ScalarKind.Text } text:
                return Short(owner, text);
            case YamlMapping map:
                return Long(new MapReader(reading, map, map, KeySet.Restart, $"'restart' of {owner.Owner}"), map);
            case var other:
                return owner.Wrong<RestartPolicy>(other, "restart", Forms);
        }
    }

    private static RestartPolicy? Short(MapReader owner, YamlScalar text)
    {
        var parts = text.Text.Split(':', 2);
        var retries = 0;
        if (Policies.Contains(parts[0]) && (parts.Length == 1 || (parts[0] == OnFailure && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out retries)))) return Policy(parts[0], retries);

        owner.Bad(text, "restart", Forms);
        return null;
    }

    private static RestartPolicy? Long(MapReader map, YamlMapping at)
    {
        // Its own name, and the one that MaestroNG's documentation gives it.
        var key = map.Find("retries") is null ? "maximum_retry_count" : "retries";
        if (key == "retries" && map.Find("maximum_retry_count") is { } other) map.Bad(other, "maximum_retry_count", "left out beside 'retries', which means the same");
        var retries = map.Integer(key, 0, int.MaxValue);
        var name = map.Find("name") is YamlScalar { Kind: ScalarKind.Boolean, Boolean: false } ? "no" : map.RequiredText("name", "name: on-failure");
        if (name is null) return null;
        if (!Policies.Contains(name))
        {
            map.Bad(map.Find("name") ?? at, "name", "no, always, unless-stopped or on-failure");
            return null;
        }

        if (retries > 0 && name != OnFailure) map.Bad(map.Find(key)!, key, "left out: only on-failure counts tries");
        return Policy(name, retries ?? 0);
    }

    private static RestartPolicy? Policy(string name, int retries) => name == "no" ? null : new RestartPolicy(name, retries);
}
