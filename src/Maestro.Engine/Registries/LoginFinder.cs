using System.Collections.Concurrent;
using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;

namespace Maestro.Engine.Registries;

/// <summary>Finds the login of a registry: in the environment file, else in the docker configuration of this machine. Each host is looked for once.</summary>
internal sealed class LoginFinder(ImmutableSortedDictionary<string, Registry> registries, DockerConfiguration docker)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<LoginSearch>>> _hosts = new(StringComparer.Ordinal);

    /// <summary>The login with which <paramref name="image"/> is pulled.</summary>
    public async Task<LoginSearch> FindAsync(string image, CancellationToken cancellationToken)
    {
        var host = ImageReference.Host(image);
        if (Registry.Of(registries, image) is { } registry && registry.Holds(image) && FoundLogin.Of(registry) is { } own)
            return new LoginSearch(own with { Login = own.Login with { Host = host } }, own.Source, null);

        // One that was broken off by the cancellation of a play is of no use to anybody, for all of the play end with it.
        return await _hosts.GetOrAdd(host, name => new Lazy<Task<LoginSearch>>(() => SearchAsync(name, cancellationToken))).Value;
    }

    private async Task<LoginSearch> SearchAsync(string host, CancellationToken cancellationToken)
    {
        var looked = $"the environment file and {docker.Place}";
        try
        {
            return new LoginSearch(await docker.FindAsync(host, cancellationToken), looked, null);
        }
        catch (CredentialsException fault)
        {
            return new LoginSearch(null, looked, Catalogue.CredentialsUnreadable(host, fault.Source, fault.Message));
        }
    }
}
