using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>Reads <c>audit</c>.</summary>
internal static class AuditorReader
{
    private static readonly ImmutableArray<string> Types = ["log", "http", "exec", "slack", "hipchat"];

    /// <summary>The auditors that could be read.</summary>
    public static IEnumerable<Auditor> Read(Reading reading, MapReader environment)
    {
        foreach (var item in environment.List("audit", "a list of auditors, each beginning with '-'"))
        {
            if (item is not YamlMapping fields) environment.Wrong<string>(item, "audit", "a list of auditors, {type: log, file: audit.log}");
            else if (Auditor(reading, fields) is { } auditor) yield return auditor with { Location = reading.At(item) };
        }
    }

    private static Auditor? Auditor(Reading reading, YamlMapping fields)
    {
        var type = fields.Entries.FirstOrDefault(entry => entry.Key.Text == "type").Value;
        switch (type)
        {
            case null:
                reading.Faults.Add(Catalogue.MissingKey(reading.At(fields), "type", "an auditor", "type: log"));
                return null;
            case YamlScalar { Kind: ScalarKind.Text } word when Types.Contains(word.Text):
                return OfType(reading, fields, word.Text);
            case YamlScalar { Kind: ScalarKind.Text } word:
                reading.Faults.Add(Catalogue.BadValue(reading.At(word), "the type of an auditor", $"one of {string.Join(", ", Types)}", $"{word.Description}{Suggestion.Text(word.Text, Types)}"));
                return null;
            default:
                reading.Faults.Add(Catalogue.WrongType(reading.At(type), "the type of an auditor", "a text such as log or http", type.Description));
                return null;
        }
    }

    private static Auditor? OfType(Reading reading, YamlMapping fields, string type)
    {
        var keys = type switch
        {
            "log" => KeySet.LogAuditor,
            "http" => KeySet.HttpAuditor,
            "exec" => KeySet.ExecAuditor,
            "slack" => KeySet.SlackAuditor,
            _ => KeySet.HipChatAuditor,
        };
        var map = new MapReader(reading, fields, fields, keys, $"the {type} auditor");
        Auditor? auditor = type switch
        {
            "log" => map.RequiredText("file", "file: audit.log") is { } file ? new Auditor.Log(reading.FullPath(file)) : null,
            "http" => HttpAuditorReader.Read(reading, map),
            "exec" => Exec(reading, map),
            "slack" => Slack(reading, fields, map),
            _ => HipChat(map),
        };
        var level = map.OneOf("level", "info", "debug");
        var ignore = map.Flag("ignore_errors");
        return auditor is null ? null : auditor with { Level = level == "debug" ? AuditLevel.Debug : AuditLevel.Info, IgnoreErrors = ignore };
    }

    // A path stands from the file's folder; a bare word is looked up as a shell does.
    private static Auditor.Exec? Exec(Reading reading, MapReader map)
    {
        var arguments = map.Find("args") switch
        {
            YamlSequence list => [.. list.Items.Select(item => item is YamlScalar { IsNull: false } scalar ? scalar.Text : map.Wrong<string>(item, "args", "a list of words")).OfType<string>()],
            null => [],
            _ => Words(reading, map),
        };
        Placeholders.Check(reading, map, "args");
        if (map.RequiredText("script", "script: ./audit.sh") is not { } script) return null;
        return new Auditor.Exec(script.Contains('/', StringComparison.Ordinal) ? reading.FullPath(script) : script, arguments);
    }

    private static ImmutableArray<string> Words(Reading reading, MapReader map)
    {
        if (map.Written("args") is not { } text) return [];
        var words = ShellWords.Split(text, out var fault);
        if (fault is not null) reading.Faults.Add(Catalogue.BadCommand(reading.At(map.Find("args")!), map.Name("args"), fault));
        return words;
    }

    private static Auditor.Slack? Slack(Reading reading, YamlMapping at, MapReader map)
    {
        var webhook = map.Address("webhook");
        var slack = new Auditor.Slack
        {
            Channel = map.Written("channel"),
            Token = map.Secret("token"),
            Webhook = webhook is null ? null : new Secret(webhook.OriginalString),
            Name = map.Written("name"),
            Icon = map.Written("icon"),
        };
        if (map.Find("webhook") is not null) return slack;

        // Without a webhook the token says who writes, and nothing says where.
        if (map.Find("token") is null) reading.Faults.Add(Catalogue.MissingKey(reading.At(at), "token", map.Owner, "webhook: https://example.com/hook"));
        if (map.Find("channel") is null) reading.Faults.Add(Catalogue.MissingKey(reading.At(at), "channel", map.Owner, "channel: operations"));
        return slack;
    }

    private static Auditor.HipChat? HipChat(MapReader map)
    {
        if (map.Find("room") is null) map.RequiredText("room", "room: Operations");
        if (map.Find("token") is null) map.RequiredText("token", "token: secret");
        var (room, token) = (map.Written("room"), map.Secret("token"));
        var endpoint = map.Address("endpoint");
        var name = map.Written("name");
        return room is not null && token is not null ? new Auditor.HipChat(room, token) { Name = name, Endpoint = endpoint } : null;
    }
}
