using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>Reads <c>requests_options</c>.</summary>
internal static class RequestOptionsReader
{
    /// <summary>The options; null when none are given.</summary>
    public static RequestOptions? Read(Reading reading, MapReader check)
    {
        if (check.Map("requests_options", "a map such as {verify: false, headers: {Accept: text/html}}") is not { Entries.IsEmpty: false } fields) return null;
        var map = new MapReader(reading, fields, fields, KeySet.RequestsOptions, $"'requests_options' of {check.Owner}");
        var (username, password) = Authentication(reading, map);
        var (body, form) = TextOrFields(map, "data", "a text, or a map of fields of a form");
        var (query, parameters) = TextOrFields(map, "params", "a map of parameters");
        if (query is not null) map.Wrong<string>(map.Find("params")!, "params", "a map of parameters");
        if (map.Find("data") is not null && map.Find("json") is { } json) map.Bad(json, "json", "left out beside 'data', as a request has one body");
        return new RequestOptions
        {
            Verify = map.Find("verify") is not YamlScalar { Kind: ScalarKind.Boolean, Boolean: false },
            AuthorityFile = map.Find("verify") is YamlScalar { Kind: ScalarKind.Boolean } ? null : map.FilePath("verify"),
            Headers = Headers(map),
            Username = username,
            Password = password,
            Timeout = map.Seconds("timeout", mayBeZero: false),
            Body = body,
            Form = form,
            Json = map.Find("json") is { } value ? NestedValue.Of(value) : null,
            Parameters = parameters,
            AllowRedirects = map.Choice("allow_redirects") ?? true,
            Location = reading.At(check.Key("requests_options")!),
        };
    }

    private static ImmutableArray<HttpHeader> Headers(MapReader map)
    {
        var headers = map.Pairs("headers", "a map of headers").Select(header => new HttpHeader(header.Name, header.Value)).ToImmutableArray();
        foreach (var (header, reason) in headers.Select(header => (header, header.Fault)).Where(pair => pair.Fault is not null))
        {
            var name = map.Map("headers", "")!.Entries.First(entry => entry.Key.Text == header.Name).Key;
            map.Bad(name, "headers", "headers that a request can hold", $"'{header.Name}', which it cannot: {reason}");
        }

        return headers;
    }

    // The message shows neither: both are credentials.
    private static (string? Username, Secret? Password) Authentication(Reading reading, MapReader map)
    {
        switch (map.Find("auth"))
        {
            case null:
                return (null, null);
            case YamlSequence { Items: [YamlScalar { IsNull: false } user, YamlScalar { IsNull: false } password] }:
                return (user.Text, new Secret(password.Text));
            case { } other:
                reading.Faults.Add(Catalogue.WrongType(reading.At(other), map.Name("auth"), "a list of a user's name and password", other is YamlSequence ? "another list" : other is YamlMapping ? "a map" : "a single value"));
                return (null, null);
        }
    }

    private static (Secret? Text, ImmutableArray<HttpField> Fields) TextOrFields(MapReader map, string key, string expected) => map.Find(key) is YamlScalar
        ? (map.Secret(key), [])
        : (null, [.. map.Pairs(key, expected).Select(field => new HttpField(field.Name, field.Value))]);
}
