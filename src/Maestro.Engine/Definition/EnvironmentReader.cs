using Maestro.Engine.Diagnostics;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>Reads the top level of an environment file.</summary>
internal static class EnvironmentReader
{
    public static EnvironmentDraft Read(Reading reading, YamlMapping root)
    {
        // Holders of anchors.
        var free = root.Entries.RemoveAll(entry => entry.Key.Text.StartsWith('_') && entry.Key.Text != "__maestro" || entry.Key.Text.StartsWith('.'));
        var map = new MapReader(reading, root, new YamlMapping(root.Span, root.Weight, free), KeySet.Environment, "the environment");
        ReadSchema(reading, map);

        var draft = new EnvironmentDraft { Name = Name(reading, map, root) ?? "" };
        foreach (var registry in RegistryReader.Read(reading, map)) draft.Registries.Add(registry.Name, registry);
        draft.ShipProvider = ShipProviderReader.Read(reading, map);
        ReadShips(reading, map, draft);
        draft.Auditors.AddRange(AuditorReader.Read(reading, map));
        foreach (var (key, value) in NamedEntries.Of(reading, map.Map("services", "a map of services")))
        {
            draft.Services.Add(ServiceReader.Read(reading, key, value));
        }

        return draft;
    }

    private static void ReadSchema(Reading reading, MapReader map)
    {
        if (map.Map("__maestro", "a map with the key schema") is not { } maestro) return;
        var keys = new MapReader(reading, maestro, maestro, KeySet.Maestro, "'__maestro'");
        if (keys.Find("schema") is not { } schema) return;
        if (schema is YamlScalar { Kind: ScalarKind.Integer } number && number.TryInteger(out var version) && version is 1 or 2) reading.Schema = (int)version;
        else keys.Bad(schema, "schema", "1 or 2");
    }

    // A number is a name, too: it becomes its text, as it does where MaestroNG hands it on.
    private static string? Name(Reading reading, MapReader map, YamlMapping root)
    {
        switch (map.Find("name"))
        {
            case null:
                reading.Faults.Add(Catalogue.NameMissing(reading.At(root)));
                return null;
            case YamlScalar { Kind: not (ScalarKind.Text or ScalarKind.Null) } value when PythonText.Of(value) is { } name:
                if (name != value.Text) reading.Faults.Add(Catalogue.NotWhatItLooksLike(reading.At(value), map.Name("name"), value.Kind == ScalarKind.Boolean ? "a boolean" : value.Kind == ScalarKind.Timestamp ? "a date" : "a number", $"the name is {name}"));
                return name;
            case YamlScalar { Kind: ScalarKind.Text } text when text.Text.Any(char.IsControl):
                map.Bad(text, "name", "a text in one line, without control characters");
                return null;
            default:
                return map.Text("name");
        }
    }

    private static void ReadShips(Reading reading, MapReader map, EnvironmentDraft draft)
    {
        var defaults = map.Map("ship_defaults", "a map of keys of ships");
        var settings = defaults is null ? null : ShipReader.ReadDefaults(reading, defaults);
        foreach (var (key, value) in NamedEntries.Of(reading, map.Map("ships", "a map of ships")))
        {
            draft.Ships[key.Text] = ShipReader.Read(reading, key, value, defaults);
        }

        ProvidedShips.Add(reading, draft, defaults, settings);
    }
}
