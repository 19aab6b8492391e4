using System.Text;
using Maestro.Engine.Model;
using Maestro.Engine.Ships;

namespace Maestro.Engine.Registries;

/// <summary>A login, and where it was found.</summary>
/// <param name="Login">The login.</param>
/// <param name="Source">For people: <c>registry 'own' of the environment file</c>.</param>
internal sealed record FoundLogin(RegistryLogin Login, string Source)
{
    // What is shorter stands in many a text by chance.
    private const int ShortestHidden = 4;

    /// <summary>The login that the environment file gives a registry; null: none.</summary>
    public static FoundLogin? Of(Registry registry) => registry is not { Username: { } user, Password: { } password } ? null
        : new FoundLogin(new RegistryLogin { Host = registry.Host, Username = user, Password = password, Email = registry.Email }, $"registry '{registry.Name}' of the environment file");

    /// <summary>Who logs in, for people.</summary>
    public string Who => Login.Username is { } user ? $"user '{user}'" : "a token";

    /// <summary>The text without the login's secrets: a registry, or what stands before it, may send back what it was sent.</summary>
    public string Hide(string text)
    {
        var pair = Login is { Username: { } user, Password: { } password } ? Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password.Value}")) : null;
        foreach (var secret in new[] { pair, Login.Password?.Value, Login.IdentityToken?.Value, Login.RegistryToken?.Value })
        {
            if (secret is { Length: >= ShortestHidden }) text = text.Replace(secret, "***", StringComparison.Ordinal);
        }

        return text;
    }
}
