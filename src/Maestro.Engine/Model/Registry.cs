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

    /// <summary>Whether <paramref name="image"/> is pulled from it: the part before the first slash is its name, or the host (and port) of its address.</summary>
    public bool Holds(string image)
    {
        var slash = image.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0) return false;
        var host = image[..slash];
        return host == Name || (Uri.TryCreate(Address.Contains("://", StringComparison.Ordinal) ? Address : $"https://{Address}", UriKind.Absolute, out var uri) && (host == uri.Host || host == uri.Authority));
    }
}

/// <summary>When a registry is asked again.</summary>
/// <param name="Attempts">How often it is asked at most, 1 or more (key <c>attempts</c>, default 3).</param>
/// <param name="When">Statuses of HTTP that are worth another attempt.</param>
public sealed record RegistryRetry(int Attempts, ImmutableArray<int> When);
