using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>Reads <c>lifecycle</c>.</summary>
internal static class CheckReader
{
    private static readonly ImmutableArray<(string Key, LifecycleState State)> States =
        [("pre-start", LifecycleState.PreStart), ("running", LifecycleState.Running), ("pre-stop", LifecycleState.PreStop), ("stopped", LifecycleState.Stopped)];

    private static readonly ImmutableArray<string> Types = ["tcp", "http", "exec", "rexec", "sleep", "health", "log", "completes"];
    private static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(300);

    /// <summary>The checks that could be read, of all states.</summary>
    public static ImmutableArray<CheckDraft> Read(Reading reading, MapReader owner)
    {
        if (owner.Map("lifecycle", "a map of states to lists of checks") is not { } lifecycle) return [];

        var states = new MapReader(reading, lifecycle, lifecycle, KeySet.Lifecycle, $"the lifecycle of {owner.Owner}");
        var checks = ImmutableArray.CreateBuilder<CheckDraft>();
        foreach (var (key, state) in States)
        {
            foreach (var item in states.List(key, "a list of checks, each beginning with '-'"))
            {
                if (item is not YamlMapping map) states.Wrong<string>(item, key, "a list of checks, {type: tcp, port: name}");
                else if (Check(reading, map, owner.Owner, state) is { } check) checks.Add(check);
            }
        }

        return checks.DrainToImmutable();
    }

    /// <summary>How long a check may take.</summary>
    public static TimeSpan MaxWait(MapReader check) => check.Seconds("max_wait", mayBeZero: false) ?? DefaultWait;

    /// <summary>
    /// Linear in what it is matched against, so that no page can keep a check busy; what that cannot do (looking around, back references) is
    /// matched by backtracking, which a time limit ends.
    /// </summary>
    public static Regex? Pattern(MapReader map, RegexOptions more = RegexOptions.None)
    {
        if (map.Text("match_regex") is not { } pattern) return null;
        var options = RegexOptions.Singleline | RegexOptions.CultureInvariant | more;
        try
        {
            return new Regex(pattern, options | RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException)
        {
            return new Regex(pattern, options, TimeSpan.FromSeconds(5));
        }
        catch (ArgumentException fault)
        {
            map.Bad(map.Find("match_regex")!, "match_regex", "a regular expression", $"one with a fault: {fault.Message.TrimEnd('.')}");
            return null;
        }
    }

    private static CheckDraft? Check(Reading reading, YamlMapping fields, string owner, LifecycleState state)
    {
        var type = fields.Entries.FirstOrDefault(entry => entry.Key.Text == "type").Value;
        switch (type)
        {
            case null:
                reading.Faults.Add(Catalogue.MissingKey(reading.At(fields), "type", $"a check of {owner}", "type: tcp"));
                return null;
            case YamlScalar { Kind: ScalarKind.Text } word when Types.Contains(word.Text):
                return OfType(reading, fields, word.Text, owner, state);
            case YamlScalar { Kind: ScalarKind.Text } word:
                reading.Faults.Add(Catalogue.BadValue(reading.At(word), $"the type of a check of {owner}", $"one of {string.Join(", ", Types)}", $"{word.Description}{Suggestion.Text(word.Text, Types)}"));
                return null;
            default:
                reading.Faults.Add(Catalogue.WrongType(reading.At(type), $"the type of a check of {owner}", "a text such as tcp or http", type.Description));
                return null;
        }
    }

    private static CheckDraft? OfType(Reading reading, YamlMapping fields, string type, string owner, LifecycleState state)
    {
        MapReader Map(KeySet keys) => new(reading, fields, fields, keys, $"the {type} check of {owner}");
        CheckDraft.Plain? Plain(LifecycleCheck? check) => check is null ? null : new CheckDraft.Plain(fields, state, check);
        return type switch
        {
            "tcp" => PortCheckReader.Tcp(reading, fields, state, Map(KeySet.TcpCheck)),
            "http" => PortCheckReader.Http(reading, fields, state, Map(KeySet.HttpCheck)),
            "exec" => Plain(PlainCheckReader.Exec(reading, Map(KeySet.ExecCheck))),
            "rexec" => Plain(PlainCheckReader.RemoteExec(reading, Map(KeySet.RexecCheck))),
            "sleep" => Plain(PlainCheckReader.Sleep(reading, fields, Map(KeySet.SleepCheck))),
            "health" => Plain(new LifecycleCheck.Health { MaxWait = MaxWait(Map(KeySet.HealthCheck)) }),
            "log" => Plain(PlainCheckReader.Log(Map(KeySet.LogCheck))),
            _ => Plain(new LifecycleCheck.Completes { MaxWait = MaxWait(Map(KeySet.CompletesCheck)) }),
        };
    }
}
