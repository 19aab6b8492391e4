using Maestro.Engine.Events;

namespace Maestro.Engine.Reports;

/// <summary>A play as JSON lines, one object an event: <c>begin</c>, <c>instance</c>, <c>diagnostic</c>, and <c>result</c> as the last.</summary>
public static class JsonLines
{
    /// <summary>A line of a log: <c>{"event":"log","at":…,"instance":…,"output":"stdout","text":…}</c>.</summary>
    public static string Line(LogEntry entry) => JsonParts.Object(json =>
    {
        json.WriteString("event", "log");
        json.WriteTime("at", entry.At);
        json.WriteString("instance", entry.Instance);
        json.WriteString("output", entry.IsError ? "stderr" : "stdout");
        json.WriteString("text", entry.Text);
    });

    /// <summary>The end of a reading of logs: <c>{"event":"result","exit_code":…,"diagnostics":[…]}</c>.</summary>
    public static string Line(LogsResult result) => JsonParts.Object(json =>
    {
        json.WriteString("event", "result");
        json.WriteNumber("exit_code", (int)result.ExitCode);
        json.WriteObjects("diagnostics", result.Diagnostics, JsonParts.WriteDiagnostic);
    });

    /// <summary>The object that says <paramref name="playEvent"/>, in one line.</summary>
    public static string Line(PlayEvent playEvent) => playEvent switch
    {
        PlayEvent.Begun begun => JsonParts.Object(json =>
        {
            json.WriteString("event", "begin");
            json.WriteTime("at", begun.At);
            json.WriteString("play", begun.Play.ToString().ToLowerInvariant());
            json.WriteString("environment", begun.Environment);
            json.WriteObjects("instances", begun.Rows, JsonParts.WriteRow);
        }),
        PlayEvent.InstanceChanged changed => JsonParts.Object(json =>
        {
            json.WriteString("event", "instance");
            json.WriteTime("at", changed.At);
            json.WriteRow(changed.Row);
        }),
        PlayEvent.Diagnosed diagnosed => JsonParts.Object(json =>
        {
            json.WriteString("event", "diagnostic");
            json.WriteTime("at", diagnosed.At);
            json.WriteDiagnostic(diagnosed.Diagnostic);
        }),
        PlayEvent.Ended ended => JsonParts.Object(json =>
        {
            json.WriteString("event", "result");
            json.WriteTime("at", ended.At);
            json.WriteString("play", ended.Result.Play.ToString().ToLowerInvariant());
            json.WriteString("environment", ended.Result.Environment);
            json.WriteNumber("exit_code", (int)ended.Result.ExitCode);
            json.WriteNumber("elapsed_ms", (long)ended.Result.Elapsed.TotalMilliseconds);
            json.WriteObjects("instances", ended.Result.Instances, JsonParts.WriteRow);
            json.WriteObjects("endpoints", ended.Result.Endpoints, JsonParts.WriteEndpoint);
            json.WriteStartObject("variables");
            foreach (var (name, value) in ended.Result.Variables) json.WriteString(name, value);
            json.WriteEndObject();
            if (ended.Result.Receipt is { } receipt)
            {
                json.WriteStartObject("receipt");
                json.WriteReceipt(receipt);
                json.WriteEndObject();
            }
        }),
        _ => throw new ArgumentOutOfRangeException(nameof(playEvent), playEvent, "unknown event"),
    };
}
