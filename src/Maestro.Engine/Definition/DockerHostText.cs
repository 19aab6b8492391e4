using System.Diagnostics.CodeAnalysis;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;

namespace Maestro.Engine.Definition;

/// <summary>Where a daemon is, as docker's own DOCKER_HOST and contexts say it: <c>unix:///path</c>, <c>tcp://host:port</c>, <c>npipe:////./pipe/name</c>, <c>ssh://user@host:port</c>.</summary>
internal static class DockerHostText
{
    private const int DefaultPort = 2375;
    private const int DefaultTlsPort = 2376;
    private const string Unix = "unix://";
    private const string Pipe = "npipe:////./pipe/";

    /// <summary>Docker's usual socket.</summary>
    public const string DefaultSocket = "/var/run/docker.sock";

    /// <summary>Reads it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tls">How TLS is spoken where it is TCP; null: it is not.</param>
    /// <param name="at">Where it is asked for.</param>
    /// <param name="address">The address.</param>
    /// <param name="reason">Else, why there is none: "it is 'x', and only … are understood".</param>
    public static bool TryRead(string text, TlsSettings? tls, SourceLocation at, [NotNullWhen(true)] out ShipAddress? address, [NotNullWhen(false)] out string? reason)
    {
        address = Read(text, tls, at);
        reason = address is null ? $"it is '{text}', and only unix:///path, tcp://host:port, npipe:////./pipe/name and ssh://user@host:port are understood" : null;
        return address is not null;
    }

    private static ShipAddress? Read(string text, TlsSettings? tls, SourceLocation at)
    {
        if (text.StartsWith(Unix, StringComparison.Ordinal)) return text[Unix.Length..] is ['/', ..] path ? new ShipAddress.UnixSocket(path) : null;
        if (text.StartsWith(Pipe, StringComparison.OrdinalIgnoreCase)) return text.Length > Pipe.Length ? new ShipAddress.NamedPipe(text[Pipe.Length..]) : null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.IdnHost.Length == 0 || uri.Query.Length > 0) return null;

        var socket = uri.AbsolutePath is "" or "/" ? null : Uri.UnescapeDataString(uri.AbsolutePath);
        return uri.Scheme switch
        {
            "tcp" when socket is null && uri.UserInfo.Length == 0 => tls is null
                ? new ShipAddress.Tcp(uri.IdnHost, uri.Port > 0 ? uri.Port : DefaultPort)
                : new ShipAddress.Tls(uri.IdnHost, uri.Port > 0 ? uri.Port : DefaultTlsPort, tls),

            // A password has no way to ssh.
            "ssh" when !uri.UserInfo.Contains(':', StringComparison.Ordinal) => new ShipAddress.Ssh(
                new SshTunnel(uri.IdnHost) { User = uri.UserInfo.Length > 0 ? Uri.UnescapeDataString(uri.UserInfo) : null, Port = uri.Port > 0 ? uri.Port : null, Location = at },
                new ShipAddress.UnixSocket(socket ?? DefaultSocket)),
            _ => null,
        };
    }
}
