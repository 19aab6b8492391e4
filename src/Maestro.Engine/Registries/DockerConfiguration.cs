using System.Collections.Immutable;
using System.Text.Json;
using Maestro.Engine.Model;

namespace Maestro.Engine.Registries;

/// <summary>The logins of <c>docker login</c>: <c>config.json</c> in the folder that DOCKER_CONFIG names, else in <c>~/.docker</c>; read as the docker command does.</summary>
internal sealed class DockerConfiguration
{
    // What the docker command has called Docker Hub from the beginning.
    private const string HubKey = "https://index.docker.io/v1/";

    private readonly string? _file;
    private readonly CredentialHelper _helper;
    private readonly Lazy<Task<DockerConfigurationText?>> _text;

    /// <summary>The configuration of the user that <paramref name="variables"/> tell of; a helper runs by <paramref name="clock"/>.</summary>
    public DockerConfiguration(ImmutableDictionary<string, string> variables, TimeProvider clock)
    {
        var folder = Given(variables, "DOCKER_CONFIG") ?? (Given(variables, OperatingSystem.IsWindows() ? "USERPROFILE" : "HOME") is { } home ? Path.Combine(home, ".docker") : null);
        _file = folder is null ? null : Path.Combine(folder, "config.json");
        _helper = new CredentialHelper(variables, clock);
        _text = new Lazy<Task<DockerConfigurationText?>>(ReadAsync);
    }

    /// <summary>Where it is, for people.</summary>
    public string Place => _file ?? "the docker configuration (neither DOCKER_CONFIG nor a home is set)";

    /// <summary>The login for a host; null when there is none. A helper named for the host goes before the store for all, that before what is in the file.</summary>
    /// <exception cref="CredentialsException">The file or the helper fails.</exception>
    public async Task<FoundLogin?> FindAsync(string host, CancellationToken cancellationToken)
    {
        if (await _text.Value is not { } text) return null;
        var key = host == ImageReference.Hub ? HubKey : host;
        if (text.HelperOf(key) is not { } helper) return text.LoginOf(host, key) is { } login ? new FoundLogin(login, $"'auths' of {_file}") : null;

        var source = $"credential helper docker-credential-{helper} (named in {_file})";
        return await _helper.AskAsync(helper, host, key, source, cancellationToken) is { } kept ? new FoundLogin(kept, source) : null;
    }

    private async Task<DockerConfigurationText?> ReadAsync()
    {
        if (_file is null) return null;
        try
        {
            await using var stream = File.OpenRead(_file);
            using var document = await JsonDocument.ParseAsync(stream, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return DockerConfigurationText.Of(document.RootElement);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (JsonException fault)
        {
            // The parser's own words may show what stands there.
            throw new CredentialsException(_file, $"it is not JSON (line {fault.LineNumber + 1})", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CredentialsException(_file, fault.Message, fault);
        }
    }

    private static string? Given(ImmutableDictionary<string, string> variables, string name) => variables.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;
}
