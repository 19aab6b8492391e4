using Maestro.Engine.Diagnostics;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>Reads <c>net</c>.</summary>
internal static class NetworkReader
{
    /// <summary>The network mode; null: the daemon's own.</summary>
    public static string? Read(Reading reading, MapReader owner)
    {
        if (owner.Find("net") is YamlScalar { Kind: ScalarKind.Boolean, Boolean: false } no)
        {
            // As in MaestroNG. Who wants no network writes none.
            reading.Faults.Add(Catalogue.NotWhatItLooksLike(reading.At(no), owner.Name("net"), "a boolean", "the container gets the daemon's own network"));
            return null;
        }

        if (owner.Text("net") is not { } net) return null;
        if (!net.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)) && net != "container:") return net;

        owner.Bad(owner.Find("net")!, "net", "bridge, host, none, container:NAME or the name of a network, without blanks");
        return null;
    }
}
