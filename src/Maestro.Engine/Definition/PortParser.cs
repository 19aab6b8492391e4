using System.Globalization;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>Reads one port in any of its forms. Each method gives null after it has told of a fault.</summary>
internal sealed class PortParser(Reading reading, YamlScalar key, string owner)
{
    private const string Everywhere = "0.0.0.0";
    private const string Forms = "write 25, \"53/udp\", \"25:2525\" (exposed:external), \"8000-8010\", \"25:auto\" or {exposed: 25, external: 2525}";

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

        if (Side(node, parts[0], mayBeAuto: false) is not { } exposed || Side(node, parts[^1], mayBeAuto: parts.Length == 2) is not { } external) return null;

        // A port that the daemon picks is no text that could have had the other protocol.
        var isSame = exposed.ProtocolOrTcp == external.ProtocolOrTcp || external is { Range.IsAuto: true, Protocol: null };
        return isSame ? Fitting(node, exposed, Everywhere, external) : Mismatch(node, exposed, external);
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
            if (pair.Items is not [YamlScalar ip, var port] || !IpText.IsAddress(ip.Text))
            {
                Bad(outside, "'external' as a list is an IP address of the ship and a port: [192.168.10.2, 2525]");
                return null;
            }

            (address, outside) = (ip.Text, port);
        }

        if (SideOf(inside, mayBeAuto: false) is not { } exposed || SideOf(outside, mayBeAuto: true) is not { } external) return null;

        // MaestroNG drops the external protocol here; one that says something else is more likely a mistake.
        return external.Protocol is null || external.Protocol == exposed.ProtocolOrTcp ? Fitting(outside, exposed, address, external) : Mismatch(outside, exposed, external);
    }

    private NamedPort? Fitting(YamlNode node, PortText exposed, string address, PortText external)
    {
        if (external.Range.IsAuto || exposed.Range.Count == 1 || exposed.Range.Count == external.Range.Count)
            return new NamedPort(key.Text, exposed.Range, address, external.Range, exposed.ProtocolOrTcp) { Location = reading.At(key) };

        Bad(node, $"{exposed.Range} exposes {exposed.Range.Count} ports, and {external.Range} {(external.Range.Count == 1 ? "is one" : $"are {external.Range.Count}")}: give an external port for each");
        return null;
    }

    private PortText? SideOf(YamlNode node, bool mayBeAuto) => Text(node) is { } text ? Side(node, text, mayBeAuto) : null;

    private PortText? Side(YamlNode node, string text, bool mayBeAuto)
    {
        var (ports, protocol) = text switch
        {
            [.. var first, '/', 't', 'c', 'p'] => (first, PortProtocol.Tcp),
            [.. var first, '/', 'u', 'd', 'p'] => (first, PortProtocol.Udp),
            _ => (text, (PortProtocol?)null),
        };
        if (mayBeAuto && ports == PortRange.AutoWord) return new PortText(PortRange.Auto, protocol);
        switch (ports.Split('-'))
        {
            case [var one] when Number(one) is { } number:
                return new PortText(new PortRange(number), protocol);
            case [var first, var last] when Number(first) is { } from && Number(last) is { } to && from <= to:
                return new PortText(new PortRange(from, to), protocol);
        }

        Bad(node, Reason(text, ports));
        return null;
    }

    private static string Reason(string text, string ports) => ports switch
    {
        PortRange.AutoWord => "only an external port can be auto, one that the engine picks: write \"25:auto\"",
        [.., '/', 's', 'c', 't', 'p'] => $"'{text}': ports are tcp or udp here, and sctp is neither",
        _ when ports.Split('-') is [var first, var last] && Number(first) is not null && Number(last) is not null => $"'{text}' is a range that ends before it begins; write the lower port first",
        _ => $"'{text}' is no port from 1 to 65535; {Forms}",
    };

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 65535 ? number : null;

    private string? Text(YamlNode node)
    {
        switch (node)
        {
            case YamlScalar { IsSexagesimal: true } base60:
                reading.Faults.Add(Catalogue.SexagesimalPort(reading.At(base60), _what, base60.Text, PythonText.Of(base60) ?? "in base 60"));
                return null;
            case YamlScalar { Kind: ScalarKind.Integer } number when number.TryInteger(out var value):
                if (number.IsOctal) reading.Faults.Add(Catalogue.NotWhatItLooksLike(reading.At(number), _what, "a number in base 8", $"it is {value}"));
                return value.ToString(CultureInfo.InvariantCulture);
            case YamlScalar { Kind: ScalarKind.Text } text:
                return text.Text;
            default:
                Bad(node is YamlScalar { IsNull: true } ? key : node, $"{node.Description} is no port; {Forms}");
                return null;
        }
    }

    private void Bad(YamlNode node, string reason) => reading.Faults.Add(Catalogue.BadPort(reading.At(node), _what, reason));

    private NamedPort? Mismatch(YamlNode node, PortText exposed, PortText external)
    {
        Bad(node, $"Mismatched protocols between {exposed.Range}/{Word(exposed.ProtocolOrTcp)} and {external.Range}/{Word(external.ProtocolOrTcp)}! Say the same on both sides");
        return null;
    }

    private static string Word(PortProtocol protocol) => protocol == PortProtocol.Udp ? "udp" : "tcp";
}
