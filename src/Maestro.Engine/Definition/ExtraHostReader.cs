using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>Reads <c>extra_hosts</c>: names to addresses, or to ships of which they get the address.</summary>
internal static class ExtraHostReader
{
    // Docker's word for the address of the host itself.
    private const string Gateway = "host-gateway";

    public static ImmutableArray<ExtraHostDraft> Read(Reading reading, MapReader owner)
    {
        var hosts = ImmutableArray.CreateBuilder<ExtraHostDraft>();
        foreach (var (key, value) in owner.Map("extra_hosts", "a map of names to addresses, or to {ship: name}")?.Entries ?? [])
        {
            var what = $"extra host '{key.Text}' of {owner.Owner}";
            if (key.Text.Length == 0 || key.Text.Any(c => c == ':' || char.IsWhiteSpace(c) || char.IsControl(c))) reading.Faults.Add(Catalogue.BadName(reading.At(key), $"the name of an extra host of {owner.Owner}", "a host name", key.Description));
            switch (value)
            {
                case YamlMapping fields:
                    var map = new MapReader(reading, key, fields, KeySet.ExtraHost, what);
                    if (map.RequiredName("ship", "ship: local") is { } ship) hosts.Add(new ExtraHostDraft(key.Text, null, new NameReference(ship, map.Find("ship")!)));
                    break;
                case YamlScalar { Kind: ScalarKind.Text } text when text.Text == Gateway || IpText.IsAddress(text.Text):
                    hosts.Add(new ExtraHostDraft(key.Text, text.Text, null));
                    break;
                default:
                    reading.Faults.Add(Catalogue.WrongType(reading.At(value is YamlScalar { IsNull: true } ? key : value), what, $"an IP address, {Gateway}, or {{ship: name}}", value.Description));
                    break;
            }
        }

        return hosts.DrainToImmutable();
    }
}
