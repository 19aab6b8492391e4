using System.Text.RegularExpressions;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>What a ship and <c>ship_defaults</c> may both say.</summary>
internal sealed partial record ShipSettings
{
    /// <summary>As it is written.</summary>
    public string? SocketPath { get; private init; }

    public int? DockerPort { get; private init; }

    public TimeSpan? Timeout { get; private init; }

    public FixedApiVersion? ApiVersion { get; private init; }

    /// <summary>Without its host, which is the ship's.</summary>
    public SshTunnel? Tunnel { get; private init; }

    public TlsKeys Tls { get; private init; } = new();

    public static ShipSettings Read(Reading reading, MapReader map)
    {
        if (map.Find("ssl_version") is { } version) reading.Faults.Add(Catalogue.KeyWithoutEffect(reading.At(version), map.Name("ssl_version"), "the platform chooses the version of TLS"));
        var sshTimeout = map.Seconds("ssh_timeout", mayBeZero: false);
        return new ShipSettings
        {
            SocketPath = map.Text("socket_path"),
            DockerPort = map.Integer("docker_port", 1, 65535),
            Timeout = map.Seconds("timeout", mayBeZero: false),
            ApiVersion = Version(reading, map),
            Tunnel = SshTunnelReader.Read(reading, map) is { } tunnel ? tunnel with { Timeout = sshTimeout } : null,
            Tls = TlsKeys.Read(map),
        };
    }

    // 1.40 without quotes is the number 1.4, which is another version: MaestroNG hands that on, and so do we, with a word.
    private static FixedApiVersion? Version(Reading reading, MapReader map)
    {
        var node = map.Find("api_version");
        if (node is null or YamlScalar { Text: "auto" }) return null;
        var text = node is YamlScalar { Kind: ScalarKind.Text or ScalarKind.Float or ScalarKind.Integer } scalar ? PythonText.Of(scalar) : null;
        if (text is null || !ApiVersionText.IsMatch(text))
        {
            map.Wrong<string>(node, "api_version", "'auto' or a version such as '1.41'");
            return null;
        }

        if (text != ((YamlScalar)node).Text) reading.Faults.Add(Catalogue.NotWhatItLooksLike(reading.At(node), map.Name("api_version"), "a number", $"it is version {text}"));
        return new FixedApiVersion(text, reading.At(map.Key("api_version")!));
    }

    [GeneratedRegex(@"\A[0-9]{1,3}\.[0-9]{1,3}\z")]
    private static partial Regex ApiVersionText { get; }
}
