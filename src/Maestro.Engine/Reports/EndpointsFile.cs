using System.Globalization;
using System.Text.Json;
using Maestro.Engine.Model;

namespace Maestro.Engine.Reports;

/// <summary>
/// The file that hands endpoints to a test where environment variables do not reach it (an IDE's test runner, say). UTF-8 JSON:
/// <c>{"schema":1,"environment":"guestbook","variables":{NAME:value},"endpoints":[{"service","instance","port","protocol","host","number","variable"}]}</c>.
/// </summary>
public static class EndpointsFile
{
    /// <summary>What the file is called; it stands beside the test assembly.</summary>
    public const string Name = "maestro.endpoints.json";

    /// <summary>Writes the file, sorted, in one go: a reader sees the old content or the new, never a part. Makes its folder when there is none.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Write(string path, string environment, IEnumerable<KeyValuePair<string, string>> variables, IEnumerable<Endpoint> endpoints)
    {
        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var temporary = string.Create(CultureInfo.InvariantCulture, $"{full}.{Guid.NewGuid():N}.tmp");
        try
        {
            File.WriteAllBytes(temporary, Content(environment, variables, endpoints));
            File.Move(temporary, full, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static byte[] Content(string environment, IEnumerable<KeyValuePair<string, string>> variables, IEnumerable<Endpoint> endpoints)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteNumber("schema", 1);
            json.WriteString("environment", environment);
            json.WriteStartObject("variables");
            foreach (var (name, value) in variables.OrderBy(pair => pair.Key, StringComparer.Ordinal)) json.WriteString(name, value);
            json.WriteEndObject();
            json.WriteStartArray("endpoints");
            foreach (var endpoint in endpoints.OrderBy(endpoint => endpoint.Variable, StringComparer.Ordinal)) Write(json, endpoint);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Endpoint endpoint)
    {
        json.WriteStartObject();
        json.WriteString("service", endpoint.Service);
        json.WriteString("instance", endpoint.Instance);
        json.WriteString("port", endpoint.Port);
        json.WriteString("protocol", endpoint.Protocol.ToString().ToLowerInvariant());
        json.WriteString("host", endpoint.Host);
        json.WriteNumber("number", endpoint.Number);
        json.WriteString("variable", endpoint.Variable);
        json.WriteEndObject();
    }
}
