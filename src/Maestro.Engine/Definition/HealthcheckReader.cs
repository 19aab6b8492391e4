using System.Collections.Immutable;
using Maestro.Engine.Model;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>Reads <c>healthcheck</c>, in compose's words or in those of the Docker API.</summary>
internal static class HealthcheckReader
{
    private const long NanosecondsPerSecond = 1_000_000_000;

    // Docker takes 0 for the image's own, and refuses less than this.
    private const long Least = 1_000_000;

    public static Healthcheck? Read(Reading reading, MapReader owner)
    {
        if (owner.Map("healthcheck", "a map with at least a test") is not { Entries.IsEmpty: false } fields) return null;
        var map = new MapReader(reading, fields, fields, KeySet.Healthcheck, $"the healthcheck of {owner.Owner}");
        var test = Test(map);
        if (map.Flag("disable")) test = ["NONE"];
        return new Healthcheck
        {
            Test = test,
            Interval = Time(map, "interval", "Interval"),
            Timeout = Time(map, "timeout", "Timeout"),
            Retries = map.Integer(Key(map, "retries", "Retries"), 0, int.MaxValue),
            StartPeriod = Time(map, "start_period", "StartPeriod"),
            StartInterval = Time(map, "start_interval", "StartInterval"),
        };
    }

    private static ImmutableArray<string>? Test(MapReader map)
    {
        const string Expected = "a command line for a shell, or a list that begins with CMD, CMD-SHELL or NONE";
        var key = Key(map, "test", "Test");
        if (map.Find(key) is YamlScalar) return map.Text(key) is { } line ? line == "NONE" ? ["NONE"] : ["CMD-SHELL", line] : null;
        if (map.Words(key, Expected) is not { } words) return null;
        var isRight = words switch
        {
            ["NONE"] => true,
            ["CMD", _, ..] => true,
            ["CMD-SHELL", _] => true,
            _ => false,
        };
        if (!isRight) map.Bad(map.Find(key)!, key, "a list of CMD and words, of CMD-SHELL and one line, or of NONE alone", words[0] is "CMD" or "CMD-SHELL" or "NONE" ? $"{words[0]} with {words.Length - 1} words behind it" : "a list that begins otherwise");
        return words;
    }

    // Compose's words count in seconds, those of the API in nanoseconds.
    private static long? Time(MapReader map, string word, string apiWord)
    {
        var key = Key(map, word, apiWord);
        if (map.Find(key) is not { } node) return null;
        var time = node switch
        {
            YamlScalar { Kind: ScalarKind.Text } text => GoDuration.Nanoseconds(text.Text),
            YamlScalar { Kind: ScalarKind.Integer, IsSexagesimal: false } whole when key == apiWord => whole.TryInteger(out var count) ? count : null,
            YamlScalar { Kind: ScalarKind.Integer or ScalarKind.Float, IsSexagesimal: false } number when key == word => number.TryNumber(out var seconds) && seconds is >= 0 and < 9e9 ? (long)(seconds * NanosecondsPerSecond) : null,
            _ => null,
        };
        if (time is 0 or >= Least) return time;

        map.Wrong<string>(node, key, $"a time such as 1m30s, or a number of {(key == apiWord ? "nanoseconds" : "seconds")}; a millisecond at least, or 0 for the image's own");
        return null;
    }

    // Which of its two names a setting goes by here.
    private static string Key(MapReader map, string word, string apiWord)
    {
        if (map.Find(apiWord) is not { } node) return word;
        if (map.Find(word) is not null) map.Bad(node, apiWord, $"left out beside '{word}', which means the same");
        return apiWord;
    }
}
