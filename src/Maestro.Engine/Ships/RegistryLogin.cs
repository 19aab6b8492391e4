using Maestro.Engine.Model;

namespace Maestro.Engine.Ships;

/// <summary>What a ship's daemon shows a registry: a user and password, or a token in their place.</summary>
public sealed record RegistryLogin
{
    /// <summary>Host (and port) of the registry; <c>docker.io</c> for Docker Hub.</summary>
    public required string Host { get; init; }

    /// <summary>The user.</summary>
    public string? Username { get; init; }

    /// <summary>The user's password.</summary>
    public Secret? Password { get; init; }

    /// <summary>For registries that still ask for it.</summary>
    public string? Email { get; init; }

    /// <summary>What a registry gave in place of a password, to get tokens by.</summary>
    public Secret? IdentityToken { get; init; }

    /// <summary>A token that is shown to the registry as it is.</summary>
    public Secret? RegistryToken { get; init; }
}
