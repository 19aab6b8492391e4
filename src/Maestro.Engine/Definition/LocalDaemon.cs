using System.Diagnostics.CodeAnalysis;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;

namespace Maestro.Engine.Definition;

/// <summary>Where this machine's own Docker daemon is: as docker itself finds it, by DOCKER_HOST, the context in use, or the usual place.</summary>
internal static class LocalDaemon
{
    /// <summary>The address, or null when what names it cannot be used.</summary>
    public static ShipAddress? Address(Reading reading, SourceLocation at, string ship)
    {
        if (TryFind(reading, at, out var address, out var reason)) return address;

        reading.Faults.Add(Catalogue.DockerHostUnusable(at, ship, reason));
        return null;
    }

    /// <summary>The daemon of docker's default context: that of DOCKER_HOST, or of the usual place.</summary>
    public static bool TryDefault(Reading reading, SourceLocation at, [NotNullWhen(true)] out ShipAddress? address, [NotNullWhen(false)] out string? reason)
    {
        if (!reading.Variables.TryGetValue("DOCKER_HOST", out var host) || host.Length == 0)
        {
            (address, reason) = (OperatingSystem.IsWindows() ? new ShipAddress.NamedPipe("docker_engine") : new ShipAddress.UnixSocket(DockerHostText.DefaultSocket), null);
            return true;
        }

        if (DockerHostText.TryRead(host, Tls(reading), at, out address, out var wrong)) reason = null;
        else reason = $"DOCKER_HOST names it, and {wrong}";
        return address is not null;
    }

    private static bool TryFind(Reading reading, SourceLocation at, [NotNullWhen(true)] out ShipAddress? address, [NotNullWhen(false)] out string? reason)
    {
        var contexts = new DockerContexts(reading);
        if (contexts.Current is not { } context) return TryDefault(reading, at, out address, out reason);

        if (contexts.Find(context) is not { } found)
        {
            (address, reason) = (null, $"the context '{context}' is in use, and docker's configuration ({contexts.Folder}) has none of that name");
            return false;
        }

        if (DockerHostText.TryRead(found.Host, found.Tls, at, out address, out var wrong)) reason = null;
        else reason = $"the context '{context}' is in use, and {wrong}";
        return address is not null;
    }

    private static TlsSettings? Tls(Reading reading)
    {
        if (!reading.Variables.TryGetValue("DOCKER_TLS_VERIFY", out var verify) || verify.Length == 0) return null;

        var contexts = new DockerContexts(reading);
        var folder = reading.Variables.TryGetValue("DOCKER_CERT_PATH", out var path) && path.Length > 0 ? path : contexts.Folder;
        return folder is null ? new TlsSettings(Verify: true) : contexts.Tls(folder, verify: true, isOn: true);
    }
}
