using System.Collections.Immutable;

namespace Maestro.Engine.Definition;

/// <summary>Reads <c>ports</c>.</summary>
internal static class PortReader
{
    /// <summary>The ports that could be read, sorted by name.</summary>
    public static ImmutableArray<PortDraft> Read(Reading reading, MapReader owner)
    {
        var ports = new List<PortDraft>();
        foreach (var (key, value) in owner.Map("ports", "a map of ports, name: port")?.Entries ?? [])
        {
            if (new PortParser(reading, key, owner.Owner).Parse(value) is { } port) ports.Add(new PortDraft(port, key));
            else reading.FaultyPorts.Add(key.Text);
        }

        return [.. ports.OrderBy(port => port.Port.Name, StringComparer.Ordinal)];
    }
}
