using System.Net;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>Reads a ship.</summary>
internal static class ShipReader
{
    private const int DefaultPort = 2375;

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
        var timeout = map.Seconds("timeout", mayBeZero: false);
        var address = Address(reading, map, key, ip);
        return ip is null || address is null ? null : new Ship
        {
            Name = key.Text,
            Ip = ip,
            Address = address,
            RequestTimeout = timeout ?? TimeSpan.FromSeconds(5),
            Location = reading.At(key),
        };
    }

    /// <summary>Tells what is wrong with <c>ship_defaults</c>, once, whatever the ships do with them.</summary>
    public static void CheckDefaults(Reading reading, YamlMapping defaults)
    {
        var map = new MapReader(reading, defaults, defaults, KeySet.ShipDefaults, "'ship_defaults'");
        map.Integer("docker_port", 1, 65535);
        map.Text("socket_path");
        map.Seconds("timeout", mayBeZero: false);
    }

    private static ShipAddress? Address(Reading reading, MapReader map, YamlScalar key, string? ip)
    {
        var socket = map.Text("socket_path");
        var endpoint = Host(map, "endpoint", map.Text("endpoint"));
        var port = map.Integer("docker_port", 1, 65535);
        if (map.Find("socket_path") is not null) return socket is null ? null : new ShipAddress.UnixSocket(FullPath(reading, socket));
        if (ip is null) return null;

        // MaestroNG would ask tcp port 2375 of a loopback address as of any other. A laptop's or build machine's daemon listens on its socket
        // and not there, so a ship that says nothing but its loopback ip is this machine's own daemon, found as docker itself finds it.
        if (map.Find("endpoint") is null && map.Find("docker_port") is null && IsLoopback(ip)) return LocalDaemon.Address(reading, map.Find("ip")!, key.Text);
        return new ShipAddress.Tcp(endpoint ?? ip, port ?? DefaultPort);
    }

    private static string? Host(MapReader map, string key, string? host)
    {
        if (host is null || IPAddress.TryParse(host, out _) || Uri.CheckHostName(host) == UriHostNameType.Dns) return host;
        map.Bad(map.Find(key)!, key, "an address or a host name, without scheme and port (docker_port holds the port)");
        return null;
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static string FullPath(Reading reading, string path)
    {
        if ((path == "~" || path.StartsWith("~/", StringComparison.Ordinal)) && reading.Variables.TryGetValue("HOME", out var home)) path = home + path[1..];
        return path.StartsWith('/') ? path : Path.GetFullPath(path, reading.Directory);
    }
}
