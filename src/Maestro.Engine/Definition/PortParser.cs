using System.Globalization;
using System.Net;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>Reads one port in any of its forms. Each method gives null after it has told of a fault.</summary>
internal sealed class PortParser(Reading reading, YamlScalar key, string owner)
{
    private const string Everywhere = "0.0.0.0";
    private const string Forms = "write 25, \"53/udp\", \"25:2525\" (exposed:external) or {exposed: 25, external: 2525}";

    private readonly string _what = $"port '{key.Text}' of {owner}";

    public NamedPort? Parse(YamlNode value) => value switch
    {
        YamlMapping map => FromMap(map),
        _ => FromText(value),
    };

    private NamedPort? FromText(YamlNode node)
    {
        if (Text(node) is not { } text) return null;
        var parts = text.Split(':');
        if (parts.Length > 2)
        {
            Bad(node, $"'{text}' has more than two parts; write \"exposed:external\", or {{exposed: 25, external: [address, 2525]}} to bind an address");
            return null;
        }

        if (Side(node, parts[0]) is not { } exposed || Side(node, parts[^1]) is not { } external) return null;
        if (exposed.ProtocolOrTcp == external.ProtocolOrTcp) return new NamedPort(key.Text, exposed.Number, Everywhere, external.Number, exposed.ProtocolOrTcp);

        Mismatch(node, exposed.Number, exposed.ProtocolOrTcp, external.Number, external.ProtocolOrTcp);
        return null;
    }

    private NamedPort? FromMap(YamlMapping fields)
    {
        var map = new MapReader(reading, key, fields, KeySet.Port, _what);
        if (map.Find("exposed") is not { } inside || map.Find("external") is not { } outside)
        {
            Bad(fields, "the map needs both 'exposed' and 'external'");
            return null;
        }

        var address = Everywhere;
        if (outside is YamlSequence pair)
        {
            if (pair.Items is not [YamlScalar ip, var port] || !IsAddress(ip.Text))
            {
                Bad(outside, "'external' as a list is an IP address of the ship and a port: [192.168.10.2, 2525]");
                return null;
            }

            (address, outside) = (ip.Text, port);
        }

        if (SideOf(inside) is not { } exposed || SideOf(outside) is not { } external) return null;

        // MaestroNG drops the external protocol here; one that says something else is more likely a mistake.
        if (external.Protocol is null || external.Protocol == exposed.ProtocolOrTcp) return new NamedPort(key.Text, exposed.Number, address, external.Number, exposed.ProtocolOrTcp);

        Mismatch(outside, exposed.Number, exposed.ProtocolOrTcp, external.Number, external.ProtocolOrTcp);
        return null;
    }

    private PortText? SideOf(YamlNode node) => Text(node) is { } text ? Side(node, text) : null;

    private PortText? Side(YamlNode node, string text)
    {
        var (number, protocol) = text switch
        {
            [.. var first, '/', 't', 'c', 'p'] => (first, PortProtocol.Tcp),
            [.. var first, '/', 'u', 'd', 'p'] => (first, PortProtocol.Udp),
            _ => (text, (PortProtocol?)null),
        };
        if (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is >= 1 and <= 65535) return new PortText(value, protocol);

        if (number == "auto") reading.Faults.Add(Catalogue.NotSupported(reading.At(node), $"{_what}: a free port chosen by the engine (auto)"));
        else if (number.Split('-') is [[>= '0' and <= '9', ..], [>= '0' and <= '9', ..]]) reading.Faults.Add(Catalogue.NotSupported(reading.At(node), $"{_what}: a range of ports"));
        else Bad(node, $"'{text}' is no port from 1 to 65535; {Forms}");
        return null;
    }

    private string? Text(YamlNode node)
    {
        switch (node)
        {
            case YamlScalar { IsSexagesimal: true } base60:
                reading.Faults.Add(Catalogue.SexagesimalPort(reading.At(base60), _what, base60.Text, PythonText.Of(base60) ?? "in base 60"));
                return null;
            case YamlScalar { Kind: ScalarKind.Integer } number when number.TryInteger(out var value):
                return value.ToString(CultureInfo.InvariantCulture);
            case YamlScalar { Kind: ScalarKind.Text } text:
                return text.Text;
            default:
                Bad(node is YamlScalar { IsNull: true } ? key : node, $"{node.Description} is no port; {Forms}");
                return null;
        }
    }

    private void Bad(YamlNode node, string reason) => reading.Faults.Add(Catalogue.BadPort(reading.At(node), _what, reason));

    private void Mismatch(YamlNode node, int exposed, PortProtocol inside, int external, PortProtocol outside) =>
        Bad(node, $"Mismatched protocols between {exposed}/{Word(inside)} and {external}/{Word(outside)}! Say the same on both sides");

    private static string Word(PortProtocol protocol) => protocol == PortProtocol.Udp ? "udp" : "tcp";

    private static bool IsAddress(string text) => IPAddress.TryParse(text, out _) && (text.Contains(':', StringComparison.Ordinal) || text.Count(c => c == '.') == 3);
}
