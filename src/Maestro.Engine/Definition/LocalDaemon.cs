using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>Where this machine's own Docker daemon is: as docker itself finds it.</summary>
internal static class LocalDaemon
{
    private const string DefaultSocket = "/var/run/docker.sock";
    private const int DefaultPort = 2375;

    /// <summary>The address, or null when <c>DOCKER_HOST</c> names one that cannot be used.</summary>
    public static ShipAddress? Address(Reading reading, YamlNode at, string ship)
    {
        if (!reading.Variables.TryGetValue("DOCKER_HOST", out var host) || host.Length == 0) return new ShipAddress.UnixSocket(DefaultSocket);
        if (host.StartsWith("unix://", StringComparison.Ordinal) && host["unix://".Length..] is ['/', ..] path) return new ShipAddress.UnixSocket(path);
        if (!host.StartsWith("tcp://", StringComparison.Ordinal) || !Uri.TryCreate(host, UriKind.Absolute, out var uri) || uri.PathAndQuery is not ("" or "/") || uri.Host.Length == 0 || uri.UserInfo.Length > 0)
            return Unusable($"it is '{host}', and only unix:///path and tcp://host:port are understood");
        if (reading.Variables.TryGetValue("DOCKER_TLS_VERIFY", out var verify) && verify.Length > 0)
            return Unusable("DOCKER_TLS_VERIFY asks for TLS, which is not supported yet");
        return new ShipAddress.Tcp(uri.IdnHost, uri.IsDefaultPort || uri.Port < 0 ? DefaultPort : uri.Port);

        ShipAddress? Unusable(string reason)
        {
            reading.Faults.Add(Catalogue.DockerHostUnusable(reading.At(at), ship, reason));
            return null;
        }
    }
}
