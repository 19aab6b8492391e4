using System.Collections.Immutable;
using Maestro.Engine.Model;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>Reads <c>ship_provider</c>.</summary>
internal static class ShipProviderReader
{
    /// <summary>The provider; a wrong one is read as the one that is named nowhere.</summary>
    public static ShipProvider Read(Reading reading, MapReader environment)
    {
        var node = environment.Find("ship_provider");
        if (node is null) return new ShipProvider.Static();
        if (node is YamlMapping fields)
        {
            var map = new MapReader(reading, node, fields, KeySet.ShipProvider, "'ship_provider'");
            var command = Command(map);
            return command.IsEmpty ? new ShipProvider.Static() : new ShipProvider.Exec(command) { Location = reading.At(environment.Key("ship_provider")!) };
        }

        return environment.OneOf("ship_provider", "static", "docker-context") == "docker-context"
            ? new ShipProvider.DockerContext { Location = reading.At(environment.Key("ship_provider")!) }
            : new ShipProvider.Static { Location = reading.At(environment.Key("ship_provider")!) };
    }

    private static ImmutableArray<string> Command(MapReader map)
    {
        const string Expected = "a list of a program and its arguments, [./ships.sh]";
        ImmutableArray<string> words = [.. map.List("exec", Expected).Select(item => item is YamlScalar { IsNull: false, Text: not "" } scalar ? scalar.Text : map.Wrong<string>(item, "exec", Expected)).OfType<string>()];
        if (map.Find("exec") is null) map.RequiredText("exec", "exec: [./ships.sh]");
        else if (map.Find("exec") is YamlSequence { Items.IsEmpty: true } empty) map.Wrong<string>(empty, "exec", Expected);
        return words;
    }
}
