using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Model;
using Maestro.Engine.Runs;

namespace Maestro.Engine.Reports;

/// <summary>What several JSON outputs share: each writes members into the object that is open. Names and shapes are part of the public contract.</summary>
public static class JsonParts
{
    // The output is read by programs and people, never pasted into a web page: letters and quotes stay readable.
    private static readonly JsonWriterOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    internal static readonly JsonWriterOptions Indented = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true };

    /// <summary>An object whose members <paramref name="members"/> writes.</summary>
    /// <param name="members">Writes the members.</param>
    /// <param name="indented">A document over several lines; else one line.</param>
    public static string Object(Action<Utf8JsonWriter> members, bool indented = false)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, indented ? Indented : OneLine))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>A member that is an array of objects, <paramref name="item"/> writing the members of each.</summary>
    public static void WriteObjects<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> item)
    {
        json.WriteStartArray(name);
        foreach (var one in items)
        {
            json.WriteStartObject();
            item(json, one);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>A member that is an array of texts.</summary>
    public static void WriteTexts(this Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    /// <summary>The members of a receipt: <c>environment</c>, <c>run</c>, <c>at</c>, <c>clean</c>, and <c>ships</c> with what was <c>removed</c> without its instance's own step, and what is <c>left</c>.</summary>
    public static void WriteReceipt(this Utf8JsonWriter json, Receipt receipt)
    {
        json.WriteString("environment", receipt.Environment);
        json.WriteString("run", receipt.Run);
        json.WriteTime("at", receipt.At);
        json.WriteBoolean("clean", receipt.IsClean);
        json.WriteObjects("ships", receipt.Ships, WriteSwept);
    }

    /// <summary>The members that say what became of the things on a ship that were to go, and what was left alone.</summary>
    public static void WriteSwept(this Utf8JsonWriter json, SweptShip ship)
    {
        json.WriteString("ship", ship.Ship);
        if (ship.Fault is not null) json.WriteString("fault", ship.Fault.Message);
        json.WriteTexts("removed", ship.Removed.Select(resource => resource.ToString()));
        json.WriteObjects("left", ship.Left, static (one, left) =>
        {
            one.WriteString("kind", left.Resource.Kind.ToString().ToLowerInvariant());
            one.WriteString("name", left.Resource.Name);
            one.WriteString("id", left.Resource.Id);
            if (left.Reason is not null) one.WriteString("reason", left.Reason);
        });
        json.WriteTexts("others", ship.Others.Select(resource => resource.ToString()));
    }

    /// <summary>A time, in UTC, to the millisecond.</summary>
    public static void WriteTime(this Utf8JsonWriter json, string name, DateTimeOffset time) =>
        json.WriteString(name, time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));

    /// <summary><c>instance</c>, <c>service</c>, <c>ship</c>, <c>image</c>, <c>container</c> (short id or null), <c>state</c>, <c>text</c>, <c>elapsed_ms</c>; where asked for <c>host</c> and <c>ports</c>.</summary>
    public static void WriteRow(this Utf8JsonWriter json, InstanceRow row)
    {
        json.WriteNumber("number", row.Number);
        json.WriteString("instance", row.Instance);
        json.WriteString("service", row.Service);
        json.WriteString("ship", row.Ship);
        json.WriteString("image", row.Image);
        json.WriteString("container", row.ContainerId);
        json.WriteString("state", row.Phase.Word());
        json.WriteString("text", row.Text);
        json.WriteNumber("elapsed_ms", (long)row.Elapsed.TotalMilliseconds);
        if (row.Host is { } host) json.WriteString("host", host);
        if (row.Ports is { } ports) json.WriteObjects("ports", ports, WritePort);
    }

    private static void WritePort(Utf8JsonWriter json, PortStanding port)
    {
        json.WriteString("port", port.Name);
        json.WriteString("exposed", port.Exposed);
        json.WriteString("address", port.Address);
        if (port.Answers is { } answers) json.WriteBoolean("answers", answers);
        else json.WriteNull("answers");
        json.WriteString("text", port.Text);
    }

    /// <summary><c>code</c>, <c>severity</c>, <c>message</c>, <c>file</c>, <c>line</c>, <c>column</c> (null where there is none), <c>detail</c>, <c>help</c>.</summary>
    public static void WriteDiagnostic(this Utf8JsonWriter json, Diagnostic diagnostic)
    {
        json.WriteString("code", diagnostic.Code);
        json.WriteString("severity", diagnostic.Severity == Severity.Error ? "error" : "warning");
        json.WriteString("message", diagnostic.Message);
        json.WriteString("file", diagnostic.Location?.File);
        WritePosition("line", diagnostic.Location?.Line);
        WritePosition("column", diagnostic.Location?.Column);
        json.WriteStartArray("detail");
        foreach (var line in diagnostic.Detail) json.WriteStringValue(line);
        json.WriteEndArray();
        json.WriteString("help", diagnostic.HelpLink);

        void WritePosition(string name, int? position)
        {
            if (position > 0) json.WriteNumber(name, position.Value);
            else json.WriteNull(name);
        }
    }

    /// <summary><c>service</c>, <c>instance</c>, <c>port</c>, <c>protocol</c>, <c>host</c>, <c>number</c>, <c>address</c>, <c>variable</c>.</summary>
    public static void WriteEndpoint(this Utf8JsonWriter json, Endpoint endpoint)
    {
        json.WriteString("service", endpoint.Service);
        json.WriteString("instance", endpoint.Instance);
        json.WriteString("port", endpoint.Port);
        json.WriteString("protocol", endpoint.Protocol == PortProtocol.Udp ? "udp" : "tcp");
        json.WriteString("host", endpoint.Host);
        json.WriteNumber("number", endpoint.Number);
        json.WriteString("address", endpoint.Address);
        json.WriteString("variable", endpoint.Variable);
    }
}
