using System.Collections.Immutable;
using Maestro.Engine.Model;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>Reads <c>ssh_tunnel</c>.</summary>
internal static class SshTunnelReader
{
    /// <summary>The tunnel without its host; null when there is none.</summary>
    public static SshTunnel? Read(Reading reading, MapReader ship)
    {
        if (ship.Map("ssh_tunnel", "a map such as {user: name, key: path}") is not { } fields) return null;
        var map = new MapReader(reading, fields, fields, KeySet.SshTunnel, ship.Name("ssh_tunnel"));
        return new SshTunnel("")
        {
            User = map.Written("user"),
            KeyFile = map.FilePath("key"),
            Port = map.Integer("port", 1, 65535),
            KnownHostsFile = map.FilePath("known_hosts"),
            Options = Options(map),
            Location = reading.At(ship.Key("ssh_tunnel")!),
        };
    }

    // Values as they are written: ssh has its own yes and no.
    private static ImmutableArray<string> Options(MapReader map)
    {
        var options = ImmutableArray.CreateBuilder<string>();
        foreach (var (name, value) in map.Map("options", "a map of options of ssh, {ProxyJump: host}")?.Entries ?? [])
        {
            if (value is not YamlScalar { IsNull: false } scalar || HasBreak(scalar.Text)) map.Wrong<string>(value, "options", "a map of options of ssh to texts, {ProxyJump: host}");
            else if (name.Text.Length == 0 || !name.Text.All(char.IsAsciiLetterOrDigit)) map.Bad(name, "options", "options of ssh, such as ProxyJump");
            else options.Add($"{name.Text}={scalar.Text}");
        }

        return options.DrainToImmutable();
    }

    private static bool HasBreak(string text) => text.Any(char.IsControl);
}
