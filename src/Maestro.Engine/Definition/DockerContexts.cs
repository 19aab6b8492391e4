using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Maestro.Engine.Model;

namespace Maestro.Engine.Definition;

/// <summary>The contexts of the docker command: <c>contexts/meta/ID/meta.json</c> and <c>contexts/tls/ID/docker</c> in its configuration folder, where ID is the SHA-256 of the name.</summary>
internal sealed class DockerContexts
{
    /// <summary>The context that no folder tells of: DOCKER_HOST, or the usual place.</summary>
    public const string Default = "default";

    private const int MostBytes = 1 << 20;

    private readonly Reading _reading;
    private readonly string? _folder;

    public DockerContexts(Reading reading)
    {
        _reading = reading;
        _folder = Given("DOCKER_CONFIG") ?? (Given(OperatingSystem.IsWindows() ? "USERPROFILE" : "HOME") is { } home ? Path.Combine(home, ".docker") : null);
    }

    /// <summary>The name of the one that docker uses now; null: the default one.</summary>
    public string? Current
    {
        get
        {
            if (Given("DOCKER_HOST") is not null) return null;
            var name = Given("DOCKER_CONTEXT") ?? (_folder is null ? null : Text(Json(Path.Combine(_folder, "config.json")), "currentContext"));
            return name is Default or "" ? null : name;
        }
    }

    /// <summary>The names of all, sorted, without the default one.</summary>
    public IEnumerable<string> Names
    {
        get
        {
            var meta = _folder is null ? null : Path.Combine(_folder, "contexts", "meta");
            return meta is null || !Directory.Exists(meta) ? [] : Directory.EnumerateDirectories(meta).Select(folder => Text(Json(Path.Combine(folder, "meta.json")), "Name")).OfType<string>().Order(StringComparer.Ordinal);
        }
    }

    /// <summary>Where the daemon of a context is, and how TLS is spoken with it; null: there is no such context, or none with a docker endpoint.</summary>
    public (string Host, TlsSettings? Tls)? Find(string name)
    {
        if (_folder is null) return null;
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
        if (Json(Path.Combine(_folder, "contexts", "meta", id, "meta.json")) is not { } meta) return null;
        if (Member(Member(meta, "Endpoints"), "docker") is not { } endpoint || Text(endpoint, "Host") is not { } host) return null;

        var skips = Member(endpoint, "SkipTLSVerify") is { ValueKind: JsonValueKind.True };
        return (host, Tls(Path.Combine(_folder, "contexts", "tls", id, "docker"), verify: !skips, isOn: skips));
    }

    /// <summary>TLS by the files that docker knows by their names; null: there are none, and it is not asked for.</summary>
    public TlsSettings? Tls(string folder, bool verify, bool isOn)
    {
        var settings = new TlsSettings(verify) { AuthorityFile = Existing("ca.pem"), CertificateFile = Existing("cert.pem"), KeyFile = Existing("key.pem") };
        return isOn || settings is not { AuthorityFile: null, CertificateFile: null } ? settings : null;

        string? Existing(string name) => _reading.ReadFile(Path.Combine(folder, name), MostBytes).Text is null ? null : Path.Combine(folder, name);
    }

    /// <summary>The folder of docker's configuration; null: neither DOCKER_CONFIG nor a home is set.</summary>
    public string? Folder => _folder;

    // What is not there, or is not JSON, tells of no context: docker itself says more of it.
    private JsonElement? Json(string file)
    {
        if (_reading.ReadFile(file, MostBytes).Text is not { } text) return null;
        try
        {
            return JsonElement.Parse(text, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonElement? Member(JsonElement? owner, string name) => owner is { ValueKind: JsonValueKind.Object } map && map.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement? owner, string name) => Member(owner, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private string? Given(string name) => _reading.Variables.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
}
