using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Maestro.Engine.Model;
using Maestro.Engine.Ships;

namespace Maestro.Engine.Registries;

/// <summary>What a <c>config.json</c> of docker says on registries. Members of other kinds than docker writes are passed over.</summary>
internal sealed class DockerConfigurationText
{
    private readonly ImmutableArray<(string Key, JsonElement Value)> _logins;
    private readonly ImmutableDictionary<string, string> _helpers;
    private readonly string? _store;

    private DockerConfigurationText(JsonElement root)
    {
        _logins = [.. Members(root, "auths").Select(member => (member.Name, member.Value.Clone()))];
        _helpers = Members(root, "credHelpers").Where(member => member.Value.ValueKind == JsonValueKind.String)
            .DistinctBy(member => member.Name, StringComparer.Ordinal).ToImmutableDictionary(member => member.Name, member => member.Value.GetString()!, StringComparer.Ordinal);
        _store = Text(root, "credsStore");
    }

    /// <summary>Reads it.</summary>
    public static DockerConfigurationText Of(JsonElement root) => new(root);

    /// <summary>The helper that keeps the login of a host; null: the file does.</summary>
    public string? HelperOf(string key) => _helpers.GetValueOrDefault(key) is { Length: > 0 } own ? own : _store;

    /// <summary>The login that stands in the file itself; older versions of docker wrote addresses with scheme and path.</summary>
    public RegistryLogin? LoginOf(string host, string key)
    {
        var found = _logins.FirstOrDefault(login => login.Key == key);
        if (found.Key is null) found = _logins.FirstOrDefault(login => HostOf(login.Key) == HostOf(key));
        if (found.Key is null) return null;

        var (user, password) = Pair(found.Value);
        var login = new RegistryLogin
        {
            Host = host,
            Username = user,
            Password = password,
            Email = Text(found.Value, "email"),
            IdentityToken = Hidden(found.Value, "identitytoken"),
            RegistryToken = Hidden(found.Value, "registrytoken"),
        };

        // Docker's desktop leaves empty members behind for what its store keeps.
        return login is { Username: null, IdentityToken: null, RegistryToken: null } ? null : login;
    }

    private static (string? User, Secret? Password) Pair(JsonElement login)
    {
        if (Text(login, "auth") is not { } auth) return (Text(login, "username"), Hidden(login, "password"));
        var bytes = new byte[auth.Length];
        if (!Convert.TryFromBase64String(auth, bytes, out var length)) return (null, null);
        var pair = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = pair.IndexOf(':', StringComparison.Ordinal);

        // Beside a token, the pair is "name:" with nothing behind it.
        if (colon <= 0) return (null, null);
        var password = pair[(colon + 1)..].TrimEnd('\0');
        return (pair[..colon], password.Length > 0 ? new Secret(password) : null);
    }

    private static string HostOf(string address)
    {
        var scheme = address.IndexOf("://", StringComparison.Ordinal);
        var rest = scheme < 0 ? address : address[(scheme + 3)..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? rest : rest[..slash];
    }

    private static JsonElement.ObjectEnumerator Members(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Object ? member.EnumerateObject() : default;

    private static string? Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String && member.GetString() is { Length: > 0 } text ? text : null;

    private static Secret? Hidden(JsonElement parent, string name) => Text(parent, name) is { } text ? new Secret(text) : null;
}
