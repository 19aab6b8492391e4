using System.Collections.Immutable;
using System.Reflection;
using Maestro.Engine.Definition;
using Maestro.Engine.Diagnostics;

namespace Maestro.Engine.Tests.Definition;

public sealed class TheKeysOfTheFormat
{
    private const string Check = "name: n\nships: {s: {ip: 10.0.0.1}}\nservices: {w: {image: i, ports: {p: 80}, instances: {w-1: {ship: s, lifecycle: {running: [@]}}}}}";
    private const string Instance = "__maestro: {schema: 2}\nname: n\nships: {s: {ip: 10.0.0.1}}\nservices: {w: {image: i, instances: {w-1: @}}}";

    // Keys of which any value is good, and what stands in their place in the tests of their own.
    private static readonly ImmutableArray<string> TakesAnything = ["requests_options.json"];

    /// <summary>A file for each kind of map: it stands at the @, with these entries.</summary>
    internal static readonly Dictionary<string, (string File, string Entries)> Files = new(StringComparer.Ordinal)
    {
        ["environment"] = ("@", "name: n"),
        ["maestro"] = ("name: n\n__maestro: @", ""),
        ["registry"] = ("name: n\nregistries: {r: @}", ""),
        ["retry"] = ("name: n\nregistries: {r: {retry: @}}", ""),
        ["ship_provider"] = ("name: n\nship_provider: @", "exec: [a]"),
        ["ship_defaults"] = ("name: n\nship_defaults: @", ""),
        ["ship"] = ("name: n\nships: {s: @}", "ip: 10.0.0.1"),
        ["ssh_tunnel"] = ("name: n\nships: {s: {ip: 10.0.0.1, ssh_tunnel: @}}", ""),
        ["service"] = ("name: n\nships: {s: {ip: 10.0.0.1}}\nservices: {w: @}", "image: i, instances: {w-1: {ship: s}}"),
        ["instance"] = (Instance, "ship: s"),
        ["port"] = (Instance.Replace("@", "{ship: s, ports: {p: @}}", StringComparison.Ordinal), "exposed: 1, external: 2"),
        ["volume"] = (Instance.Replace("@", "{ship: s, volumes: {/a: @}}", StringComparison.Ordinal), "target: /b"),
        ["limits"] = (Instance.Replace("@", "{ship: s, limits: @}", StringComparison.Ordinal), ""),
        ["restart"] = (Instance.Replace("@", "{ship: s, restart: @}", StringComparison.Ordinal), "name: on-failure"),
        ["ulimit"] = (Instance.Replace("@", "{ship: s, ulimits: {nofile: @}}", StringComparison.Ordinal), "soft: 1, hard: 1"),
        ["extra host"] = (Instance.Replace("@", "{ship: s, extra_hosts: {h: @}}", StringComparison.Ordinal), "ship: s"),
        ["healthcheck"] = (Instance.Replace("@", "{ship: s, healthcheck: @}", StringComparison.Ordinal), ""),
        ["gpus"] = (Instance.Replace("@", "{ship: s, gpus: @}", StringComparison.Ordinal), ""),
        ["lifecycle"] = (Instance.Replace("@", "{ship: s, lifecycle: @}", StringComparison.Ordinal), ""),
        ["tcp check"] = (Check, "type: tcp, port: p"),
        ["http check"] = (Check, "type: http, port: p"),
        ["requests_options"] = (Check.Replace("@", "{type: http, port: p, requests_options: @}", StringComparison.Ordinal), ""),
        ["exec check"] = (Check, "type: exec, command: a"),
        ["rexec check"] = (Check, "type: rexec, command: a"),
        ["sleep check"] = (Check, "type: sleep, wait: 1"),
        ["health check"] = (Check, "type: health"),
        ["log check"] = (Check, "type: log, match_regex: a"),
        ["completes check"] = (Check, "type: completes"),
        ["log auditor"] = ("name: n\naudit: [@]", "type: log, file: f"),
        ["http auditor"] = ("name: n\naudit: [@]", "type: http, endpoint: 'http://a'"),
        ["exec auditor"] = ("name: n\naudit: [@]", "type: exec, script: a"),
        ["slack auditor"] = ("name: n\naudit: [@]", "type: slack, channel: c, token: t"),
        ["hipchat auditor"] = ("name: n\naudit: [@]", "type: hipchat, room: c, token: t"),
    };

    [Fact]
    public void Are_listed_for_every_kind_of_map() =>
        typeof(KeySet).GetProperties(BindingFlags.Static | BindingFlags.Public).Where(property => property.PropertyType == typeof(KeySet)).Select(property => ((KeySet)property.GetValue(null)!).Kind)
            .ShouldBe(KeySet.All.Select(keys => keys.Kind), ignoreOrder: true);

    [Fact]
    public void Are_all_read()
    {
        // A key whose value nobody looks at is one of which nothing is told, whatever its value.
        var unread = from keys in KeySet.All from key in keys.Keys where !IsRead(keys.Kind, key) select $"{keys.Kind}.{key}";

        unread.ShouldBe(TakesAnything);
    }

    private static bool IsRead(string kind, string key)
    {
        var (file, entries) = Files[kind];
        var others = entries.Split(", ").Where(entry => entry.Length > 0 && entry[..entry.IndexOf(':', StringComparison.Ordinal)] != key);
        return new[] { "[[{}]]", "{\"\": [[]]}", "\"\\0{\"" }.Any(value => Told(file.Replace("@", $"{{{string.Join(", ", others.Append($"{key}: {value}"))}}}", StringComparison.Ordinal), key));
    }

    // Whatever is told of the key's value stands on that line behind it, or names the key; a missing sibling is told elsewhere.
    private static bool Told(string text, string key)
    {
        try
        {
            return Loading.Loaded(text).Warnings.Any(warning => warning.Code != "MSTR0106" && warning.Message.Contains(key, StringComparison.Ordinal));
        }
        catch (MaestroException fault)
        {
            return fault.Diagnostics.Any(diagnostic => diagnostic.Code is not ("MSTR0106" or "MSTR0108"));
        }
    }
}
