using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>Reads <c>lifecycle</c>.</summary>
internal static class CheckReader
{
    private static readonly ImmutableArray<string> LaterTypes = ["exec", "rexec", "sleep", "health", "log", "completes"];
    private static readonly ImmutableArray<string> Types = ["tcp", "http", .. LaterTypes];
    private static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(300);

    /// <summary>The checks of the state <c>running</c> that could be read.</summary>
    public static ImmutableArray<CheckDraft> Read(Reading reading, MapReader owner)
    {
        if (owner.Map("lifecycle", "a map of states to lists of checks") is not { } lifecycle) return [];

        var states = new MapReader(reading, lifecycle, lifecycle, KeySet.Lifecycle, $"the lifecycle of {owner.Owner}");
        var checks = ImmutableArray.CreateBuilder<CheckDraft>();
        foreach (var item in states.List("running", "a list of checks, each beginning with '-'"))
        {
            if (item is YamlMapping map) Check(reading, map, owner.Owner, checks);
            else states.Wrong<string>(item, "running", "a list of checks, {type: tcp, port: name}");
        }

        return checks.DrainToImmutable();
    }

    private static void Check(Reading reading, YamlMapping map, string owner, ImmutableArray<CheckDraft>.Builder checks)
    {
        var type = map.Entries.FirstOrDefault(entry => entry.Key.Text == "type");
        switch (type.Value)
        {
            case null:
                reading.Faults.Add(Catalogue.MissingKey(reading.At(map), "type", $"a check of {owner}", "type: tcp"));
                break;
            case YamlScalar { Kind: ScalarKind.Text, Text: "tcp" }:
                Add(checks, Tcp(map, new MapReader(reading, map, map, KeySet.Tcp, $"the tcp check of {owner}"), reading));
                break;
            case YamlScalar { Kind: ScalarKind.Text, Text: "http" }:
                Add(checks, Http(map, new MapReader(reading, map, map, KeySet.Http, $"the http check of {owner}"), reading));
                break;
            case YamlScalar { Kind: ScalarKind.Text } later when LaterTypes.Contains(later.Text):
                reading.Faults.Add(Catalogue.NotSupported(reading.At(later), $"a check of type '{later.Text}'"));
                break;
            case YamlScalar { Kind: ScalarKind.Text } unknown:
                reading.Faults.Add(Catalogue.BadValue(reading.At(unknown), $"the type of a check of {owner}", $"one of {string.Join(", ", Types)}", $"{unknown.Description}{Suggestion.Text(unknown.Text, Types)}"));
                break;
            case var other:
                reading.Faults.Add(Catalogue.WrongType(reading.At(other), $"the type of a check of {owner}", "a text such as tcp or http", other.Description));
                break;
        }
    }

    private static void Add(ImmutableArray<CheckDraft>.Builder checks, CheckDraft? check)
    {
        if (check is not null) checks.Add(check);
    }

    private static CheckDraft.Tcp? Tcp(YamlMapping at, MapReader map, Reading reading)
    {
        var wait = map.Seconds("max_wait", mayBeZero: false) ?? DefaultWait;
        return Port(reading, map, at) is { } port ? new CheckDraft.Tcp(at, port, wait) : null;
    }

    private static CheckDraft.Http? Http(YamlMapping at, MapReader map, Reading reading)
    {
        var path = map.Text("path") ?? "/";
        var scheme = map.Text("scheme") ?? "http";
        var method = map.Text("method") ?? "GET";
        var port = Port(reading, map, at);
        var check = new CheckDraft.Http(at, port ?? new YamlScalar(at.Span, "", ScalarKind.Text), map.Seconds("max_wait", mayBeZero: false) ?? DefaultWait)
        {
            Host = map.Text("host"),
            Path = path.StartsWith('/') ? path : $"/{path}",
            Scheme = scheme,
            Method = method,
            MatchRegex = Pattern(map),
        };
        if (scheme is not ("http" or "https")) map.Bad(map.Find("scheme")!, "scheme", "http or https");
        else if (check.Url("host", 80) is null || check.Path.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))) map.Bad(map.Find("path") ?? at, "path", "the path of an address");
        else if (check.Host is { } host && (host.AsSpan().IndexOfAny("/@?#") >= 0 || check.Url(host, 80) is null)) map.Bad(map.Find("host")!, "host", "an address or a host name");
        if (!method.All(char.IsAsciiLetter)) map.Bad(map.Find("method")!, "method", "an HTTP method such as GET or HEAD");
        return port is null ? null : check;
    }

    private static YamlScalar? Port(Reading reading, MapReader map, YamlMapping at)
    {
        if (map.Find("port") is not { } node)
        {
            reading.Faults.Add(Catalogue.MissingKey(reading.At(at), "port", map.Owner, "port: http"));
            return null;
        }

        return node as YamlScalar ?? map.Wrong<YamlScalar>(node, "port", "the name of a port");
    }

    // Linear in what it is matched against, so that no page can keep a check busy; what that cannot do (looking around, back references) is
    // matched by backtracking, which a time limit ends.
    private static Regex? Pattern(MapReader map)
    {
        if (map.Text("match_regex") is not { } pattern) return null;
        const RegexOptions Options = RegexOptions.Singleline | RegexOptions.CultureInvariant;
        try
        {
            return new Regex(pattern, Options | RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException)
        {
            return new Regex(pattern, Options, TimeSpan.FromSeconds(5));
        }
        catch (ArgumentException fault)
        {
            map.Bad(map.Find("match_regex")!, "match_regex", "a regular expression", $"one with a fault: {fault.Message.TrimEnd('.')}");
            return null;
        }
    }
}
