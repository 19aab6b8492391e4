using System.Text.Json;
using Maestro.Engine.DockerApi.Contracts;
using Maestro.Engine.Model;
using Maestro.Engine.Ships;

namespace Maestro.Engine.DockerApi;

/// <summary>Writes a login as the Docker API takes it.</summary>
internal static class RegistryAuthText
{
    // Docker Hub is known to registries and to docker by this address of old.
    private const string HubAddress = "https://index.docker.io/v1/";

    /// <summary>The JSON.</summary>
    public static byte[] Json(RegistryLogin login) => JsonSerializer.SerializeToUtf8Bytes(
        new RegistryAuth
        {
            Username = login.Username,
            Password = login.Password?.Value,
            Email = login.Email,
            ServerAddress = login.Host == ImageReference.Hub ? HubAddress : login.Host,
            IdentityToken = login.IdentityToken?.Value,
            RegistryToken = login.RegistryToken?.Value,
        },
        DockerJson.Default.RegistryAuth);

    /// <summary>The header: base64 in the alphabet for addresses, filled up with '='.</summary>
    public static Secret Header(RegistryLogin login) => new(Convert.ToBase64String(Json(login)).Replace('+', '-').Replace('/', '_'));
}
