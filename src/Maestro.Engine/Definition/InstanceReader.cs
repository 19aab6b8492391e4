using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>Reads an instance.</summary>
internal static partial class InstanceReader
{
    /// <summary>The instance. A key without a value is one without settings, of which at least the ship is then missing.</summary>
    /// <param name="reading">The file.</param>
    /// <param name="key">Its name.</param>
    /// <param name="value">Its settings.</param>
    /// <param name="servicePorts">The ports of its service.</param>
    public static InstanceDraft Read(Reading reading, YamlScalar key, YamlNode value, ImmutableArray<PortDraft> servicePorts)
    {
        var owner = $"instance '{key.Text}'";
        if (!ContainerName.IsMatch(key.Text))
            reading.Faults.Add(Catalogue.BadName(reading.At(key), "the name of an instance", "a container name (two or more of letters, digits, '_', '.' and '-', the first a letter or digit)", key.Description));
        if (value is not (YamlMapping or YamlScalar { IsNull: true }))
        {
            reading.Faults.Add(Catalogue.WrongType(reading.At(value), owner, "a map with at least a ship", value.Description));
            return new InstanceDraft(key);
        }

        var map = new MapReader(reading, key, value as YamlMapping ?? new YamlMapping(value.Span, 1, []), KeySet.Instance, owner);
        var ship = map.RequiredName("ship", "ship: local");
        return new InstanceDraft(key)
        {
            Ship = ship is null ? null : new NameReference(ship, map.Find("ship")!),
            Image = ServiceReader.Image(map, map.Text("image")),
            Command = CommandReader.Read(reading, map),
            Variables = VariableReader.Read(reading, map),
            Ports = Inherit(servicePorts, PortReader.Read(reading, map)),
            Binds = VolumeReader.Read(reading, map, ship),
            StopTimeout = map.Seconds("stop_timeout", mayBeZero: true) ?? TimeSpan.FromSeconds(10),
            Checks = CheckReader.Read(reading, map),
        };
    }

    private static ImmutableArray<PortDraft> Inherit(ImmutableArray<PortDraft> service, ImmutableArray<PortDraft> own) =>
        own.IsEmpty ? service : [.. service.Where(inherited => !own.Any(port => port.Port.Name == inherited.Port.Name)).Concat(own).OrderBy(port => port.Port.Name, StringComparer.Ordinal)];

    // Docker's own rule.
    [GeneratedRegex(@"\A[a-zA-Z0-9][a-zA-Z0-9_.-]+\z")]
    private static partial Regex ContainerName { get; }
}
