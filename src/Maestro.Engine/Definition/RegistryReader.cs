using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>Reads <c>registries</c>.</summary>
internal static class RegistryReader
{
    private const int DefaultAttempts = 3;

    // What passes by itself. 500 is also what a daemon says when a connection to the registry broke.
    private static readonly ImmutableArray<int> DefaultStatuses = [500, 502, 503, 504];

    /// <summary>The registries that could be read.</summary>
    public static IEnumerable<Registry> Read(Reading reading, MapReader environment)
    {
        foreach (var (key, value) in NamedEntries.Of(reading, environment.Map("registries", "a map of registries")))
        {
            var owner = $"registry '{key.Text}'";
            if (value is YamlMapping fields) yield return Registry(reading, key, new MapReader(reading, key, fields, KeySet.Registry, owner));
            else reading.Faults.Add(Catalogue.WrongType(reading.At(value is YamlScalar { IsNull: true } ? key : value), owner, "a map such as {registry: address, username: name, password: secret}", value.Description));
        }
    }

    private static Registry Registry(Reading reading, YamlScalar key, MapReader map)
    {
        var address = map.Text("registry");
        if (address is not null && !Uri.TryCreate(address.Contains("://", StringComparison.Ordinal) ? address : $"https://{address}", UriKind.Absolute, out _))
            map.Bad(map.Find("registry")!, "registry", "an address such as https://registry.example.com/v2/, or a host name");

        // A password may look like a number: it is the text that stands there.
        if (map.Find("username") is not null != map.Find("password") is not null)
        {
            var (given, missing) = map.Find("username") is null ? ("password", "username") : ("username", "password");
            reading.Faults.Add(Catalogue.HalfOfAPair(reading.At(map.Find(given)!), map.Owner, given, missing));
        }

        return new Registry
        {
            Name = key.Text,
            Address = address ?? key.Text,
            Username = map.Written("username"),
            Password = map.Secret("password"),
            Email = map.Written("email"),
            Retry = Retry(reading, map),
            Location = reading.At(key),
        };
    }

    private static RegistryRetry? Retry(Reading reading, MapReader registry)
    {
        if (registry.Map("retry", "a map such as {attempts: 3, when: [500]}") is not { } fields) return null;
        var map = new MapReader(reading, fields, fields, KeySet.Retry, registry.Name("retry"));
        var attempts = map.Integer("attempts", 1, 1000) ?? DefaultAttempts;
        var when = ImmutableArray.CreateBuilder<int>();
        foreach (var item in map.List("when", "a list of statuses of HTTP, [500]"))
        {
            if (item is YamlScalar scalar && scalar.TryInteger(out var status) && status is >= 100 and <= 599) when.Add((int)status);
            else map.Wrong<string>(item, "when", "a list of statuses of HTTP, 100 to 599");
        }

        return new RegistryRetry(attempts, map.Find("when") is null ? DefaultStatuses : when.DrainToImmutable());
    }
}
