using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>Reads the checks that name no port. Each gives null after it has told of a fault that leaves nothing to check.</summary>
internal static class PlainCheckReader
{
    private const int DefaultAttempts = 180;

    public static LifecycleCheck.Exec? Exec(Reading reading, MapReader map)
    {
        var handover = map.OneOf("envfrom", "env", "stdin") == "stdin" ? VariableHandover.StandardInput : VariableHandover.Environment;
        var attempts = Attempts(map);
        return Command(reading, map) is { } command ? new LifecycleCheck.Exec(command, attempts, handover) : null;
    }

    public static LifecycleCheck.RemoteExec? RemoteExec(Reading reading, MapReader map)
    {
        var attempts = Attempts(map);
        return Command(reading, map) is { } command ? new LifecycleCheck.RemoteExec(command, attempts) : null;
    }

    public static LifecycleCheck.Sleep? Sleep(Reading reading, YamlNode at, MapReader map)
    {
        if (map.Find("wait") is null) reading.Faults.Add(Catalogue.MissingKey(reading.At(at), "wait", map.Owner, "wait: 5"));
        return map.Seconds("wait", mayBeZero: true) is { } wait ? new LifecycleCheck.Sleep(wait) : null;
    }

    /// <summary>In an output, ^ and $ stand for the beginning and the end of each line.</summary>
    public static LifecycleCheck.Log? Log(MapReader map)
    {
        var wait = CheckReader.MaxWait(map);
        if (map.Find("match_regex") is null) map.RequiredText("match_regex", "match_regex: ready");
        return CheckReader.Pattern(map, RegexOptions.Multiline) is { } pattern ? new LifecycleCheck.Log(pattern) { MaxWait = wait } : null;
    }

    private static int Attempts(MapReader map) => map.Integer("attempts", 1, 1_000_000) ?? DefaultAttempts;

    private static ImmutableArray<string>? Command(Reading reading, MapReader map)
    {
        if (map.Find("command") is null && map.Find("cmd") is null)
        {
            map.RequiredText("command", "command: ./ready.sh");
            return null;
        }

        var words = CommandReader.Read(reading, map);
        if (words is null && (map.Find("command") ?? map.Find("cmd")) is YamlScalar { Kind: ScalarKind.Text } or YamlSequence)
            map.Bad((map.Find("command") ?? map.Find("cmd"))!, map.Find("command") is null ? "cmd" : "command", "a program and its arguments", "empty");
        return words;
    }
}
