using Maestro.Engine.Model;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>Reads an auditor of type <c>http</c>.</summary>
internal static class HttpAuditorReader
{
    public static Auditor.Http? Read(Reading reading, MapReader map)
    {
        var endpoint = map.Address("endpoint", isRequired: true);
        var method = map.OneOf("method", "POST", "GET");
        var headers = map.Pairs("headers", "a map of headers");
        var timeout = map.Seconds("timeout", mayBeZero: false);
        Placeholders.Check(reading, map, "payload");
        if (map.Find("payload") is YamlScalar { Kind: not ScalarKind.Text } scalar) map.Wrong<string>(scalar, "payload", "a map, a list or a text");
        if (endpoint is null) return null;
        return new Auditor.Http(endpoint)
        {
            Method = method ?? "POST",
            Headers = [.. headers.Select(header => new HttpHeader(header.Name, header.Value))],
            Payload = map.Find("payload") is { } payload ? NestedValue.Of(payload) : null,
            Timeout = timeout ?? TimeSpan.FromSeconds(3),
        };
    }
}
