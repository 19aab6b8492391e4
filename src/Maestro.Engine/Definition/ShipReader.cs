using System.Net;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>Reads a ship.</summary>
internal static class ShipReader
{
    private const int DefaultPort = 2375;
    private const int DefaultTlsPort = 2376;
    private const string Pipes = "//./pipe/";

    /// <summary>The ship, or null when something is wrong with it.</summary>
    public static Ship? Read(Reading reading, YamlScalar key, YamlNode value, YamlMapping? defaults)
    {
        var owner = $"ship '{key.Text}'";
        if (value is not YamlMapping fields)
        {
            reading.Faults.Add(Catalogue.WrongType(reading.At(value is YamlScalar { IsNull: true } ? key : value), owner, "a map with at least an ip", value.Description));
            return null;
        }

        var map = new MapReader(reading, key, fields, KeySet.Ship, owner, defaults);
        if (key.Text.Length == 0) reading.Faults.Add(Catalogue.BadName(reading.At(key), "the name of a ship", "a text", "empty"));
        var ip = Host(map, "ip", map.RequiredText("ip", "ip: 127.0.0.1"));
        var settings = ShipSettings.Read(reading, map);
        var address = Address(reading, map, key, ip, settings);
        return ip is null || address is null ? null : new Ship
        {
            Name = key.Text,
            Ip = ip,
            Address = address,
            RequestTimeout = settings.Timeout ?? TimeSpan.FromSeconds(5),
            ApiVersion = settings.ApiVersion,
            Location = reading.At(key),
        };
    }

    /// <summary>Reads <c>ship_defaults</c>, and tells what is wrong with them once, whatever the ships do with them.</summary>
    public static ShipSettings ReadDefaults(Reading reading, YamlMapping defaults) => ShipSettings.Read(reading, new MapReader(reading, defaults, defaults, KeySet.ShipDefaults, "'ship_defaults'"));

    private static ShipAddress? Address(Reading reading, MapReader map, YamlScalar key, string? ip, ShipSettings settings)
    {
        var endpoint = Host(map, "endpoint", map.Text("endpoint"));
        WarnOfIdleKeys(reading, map, settings);
        if (map.Find("socket_path") is not null && !LeadsToSocket(map)) return settings.SocketPath is null ? null : LocalSocket(reading, settings.SocketPath);
        if (ip is null) return null;

        // MaestroNG would ask tcp port 2375 of a loopback address as of any other. A laptop's or build machine's daemon listens on its socket
        // and not there, so a ship that says nothing but its loopback ip is this machine's own daemon, found as docker itself finds it.
        var saysHow = Array.Exists(["endpoint", "docker_port", "ssh_tunnel"], how => map.Find(how) is not null) || settings.Tls.IsOn;
        if (!saysHow && Ship.IsLoopback(ip)) return LocalDaemon.Address(reading, reading.At(map.Find("ip")!), key.Text);

        // The far end of a tunnel asks its own daemon.
        if (settings.SocketPath is { } far && !far.StartsWith('/'))
        {
            map.Bad(map.Find("socket_path")!, "socket_path", "the full path of a socket at the far end of the tunnel");
            return null;
        }

        var daemon = settings.SocketPath is not null ? new ShipAddress.UnixSocket(settings.SocketPath) : Daemon(reading, map, key, settings, settings.Tunnel is null ? endpoint ?? ip : "127.0.0.1");
        return settings.Tunnel is null ? daemon : new ShipAddress.Ssh(settings.Tunnel with { Host = endpoint ?? ip }, daemon);
    }

    // A tunnel and a socket: the socket is that of the far end. Only a ship that names its own socket beside a tunnel for all means one of this machine.
    private static bool LeadsToSocket(MapReader map) => map.Find("ssh_tunnel") is not null && (map.IsOwn("ssh_tunnel") || !map.IsOwn("socket_path"));

    private static ShipAddress LocalSocket(Reading reading, string path) =>
        path.Replace('\\', '/') is var pipe && pipe.StartsWith(Pipes, StringComparison.OrdinalIgnoreCase) && pipe.Length > Pipes.Length
            ? new ShipAddress.NamedPipe(pipe[Pipes.Length..])
            : new ShipAddress.UnixSocket(reading.FullPath(path));

    private static ShipAddress Daemon(Reading reading, MapReader map, YamlScalar key, ShipSettings settings, string host) => settings.Tls.IsOn
        ? new ShipAddress.Tls(host, settings.DockerPort ?? DefaultTlsPort, settings.Tls.Settings(reading, map, key.Text))
        : new ShipAddress.Tcp(host, settings.DockerPort ?? DefaultPort);

    // What comes from the defaults is for ships that have a use for it.
    private static void WarnOfIdleKeys(Reading reading, MapReader map, ShipSettings settings)
    {
        if (map.Find("socket_path") is not null && LeadsToSocket(map)) Warn("the socket of socket_path is asked", "docker_port", "tls", "tls_verify", "tls_ca_cert", "tls_cert", "tls_key");
        else if (map.Find("socket_path") is not null) Warn("the socket of socket_path is asked", "endpoint", "docker_port", "ssh_tunnel", "ssh_timeout", "tls", "tls_verify", "tls_ca_cert", "tls_cert", "tls_key");
        else if (!settings.Tls.IsOn && map.Find("tls") is null or YamlScalar { Kind: ScalarKind.Boolean }) Warn("'tls' is not true", "tls_verify", "tls_ca_cert", "tls_cert", "tls_key");
        if (map.Find("socket_path") is null && map.Find("ssh_tunnel") is null) Warn("there is no ssh_tunnel", "ssh_timeout");

        void Warn(string reason, params ReadOnlySpan<string> keys)
        {
            foreach (var key in keys)
            {
                if (map.IsOwn(key) && !(key is "tls" && !settings.Tls.IsOn)) reading.Faults.Add(Catalogue.KeyWithoutEffect(reading.At(map.Find(key)!), map.Name(key), reason));
            }
        }
    }

    private static string? Host(MapReader map, string key, string? host)
    {
        if (host is null || IPAddress.TryParse(host, out _) || Uri.CheckHostName(host) == UriHostNameType.Dns) return host;
        map.Bad(map.Find(key)!, key, "an address or a host name, without scheme and port (docker_port holds the port)");
        return null;
    }
}
