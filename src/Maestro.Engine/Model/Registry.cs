using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;

namespace Maestro.Engine.Model;

/// <summary>An image registry: how to log in to it, and when to ask it again.</summary>
public sealed record Registry
{
    /// <summary>Its name in the environment file; images may name their registry by it.</summary>
    public required string Name { get; init; }

    /// <summary>Its address as written, with or without a scheme; the name when none is given.</summary>
    public required string Address { get; init; }

    /// <summary>Who logs in; null: nobody does.</summary>
    public string? Username { get; init; }

    /// <summary>The password; given when <see cref="Username"/> is.</summary>
    public Secret? Password { get; init; }

    /// <summary>Sent with the login where an old registry asks for it.</summary>
    public string? Email { get; init; }

    /// <summary>When a pull is tried again; null: it is not said.</summary>
    public RegistryRetry? Retry { get; init; }

    /// <summary>Where the registry is defined.</summary>
    public SourceLocation? Location { get; init; }

    /// <summary>Host (and port) of its address, as images name it: all hosts of Docker Hub are <c>docker.io</c>.</summary>
    public string Host
    {
        get
        {
            if (!Uri.TryCreate(Address.Contains("://", StringComparison.Ordinal) ? Address : $"https://{Address}", UriKind.Absolute, out var uri)) return Address;
            return uri.Host is ImageReference.Hub or "index.docker.io" or "registry-1.docker.io" or "hub.docker.com" ? ImageReference.Hub : uri.Authority;
        }
    }

    /// <summary>The registry that <paramref name="image"/> means: the one of that name, else one at that host; null: none is listed.</summary>
    public static Registry? Of(ImmutableSortedDictionary<string, Registry> registries, string image)
    {
        var slash = image.IndexOf('/', StringComparison.Ordinal);
        if (slash > 0 && registries.TryGetValue(image[..slash], out var named)) return named;
        var host = ImageReference.Host(image);
        if (registries.TryGetValue(host, out var other)) return other;
        return registries.Values.FirstOrDefault(registry => registry.Host == host) ?? registries.Values.FirstOrDefault(registry => WithoutPort(registry.Host) == host);
    }

    /// <summary>
    /// Whether a daemon that pulls <paramref name="image"/> asks this registry. One that is only called like the first part of an image's name is elsewhere: its
    /// password must not go there.
    /// </summary>
    public bool Holds(string image)
    {
        var host = ImageReference.Host(image);
        return Name == host || Host == host || WithoutPort(Host) == host;
    }

    private static string WithoutPort(string host)
    {
        var colon = host.LastIndexOf(':');
        return colon > host.LastIndexOf(']') ? host[..colon] : host;
    }
}

/// <summary>When a registry is asked again.</summary>
/// <param name="Attempts">How often it is asked at most, 1 or more (key <c>attempts</c>, default 3).</param>
/// <param name="When">Statuses of HTTP that are worth another attempt (key <c>when</c>, default 500, 502, 503, 504).</param>
public sealed record RegistryRetry(int Attempts, ImmutableArray<int> When);
