using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>Reads a service with its instances.</summary>
internal static class ServiceReader
{
    /// <summary>The service; an empty one when it is no map at all, so that what requires it is not blamed.</summary>
    public static ServiceDraft Read(Reading reading, YamlScalar key, YamlNode value)
    {
        var owner = $"service '{key.Text}'";
        if (value is not YamlMapping fields)
        {
            reading.Faults.Add(Catalogue.WrongType(reading.At(value is YamlScalar { IsNull: true } ? key : value), owner, "a map with at least an image and instances", value.Description));
            return new ServiceDraft(key);
        }

        var map = new MapReader(reading, key, fields, KeySet.Service, owner);
        CheckName(reading, key);
        var service = new ServiceDraft(key)
        {
            Image = Image(map, map.RequiredText("image", "image: redis:7")),
            Omit = map.Flag("omit"),
            Requires = Names(map, "requires"),
            WantsInfo = Names(map, "wants_info"),
            Variables = [.. EnvFileReader.Read(reading, map), .. VariableReader.Read(reading, map)],
            Checks = CheckReader.Read(reading, map),
        };
        var inherited = new Inherited(PortReader.Read(reading, map), LimitsReader.Read(reading, map));
        ReadInstances(reading, map, key, service, inherited);
        return service;
    }

    /// <summary>An image reference, or null when it cannot be one.</summary>
    public static string? Image(MapReader map, string? image)
    {
        if (image is null || ImageReference.Fault(image) is not { } fault) return image;
        map.Bad(map.Find("image")!, "image", $"an image reference such as redis:7 ({fault})");
        return null;
    }

    private static void ReadInstances(Reading reading, MapReader map, YamlScalar key, ServiceDraft service, Inherited inherited)
    {
        var instances = map.Map("instances", "a map of instances");
        if (map.Find("instances") is null || instances is { Entries.IsEmpty: true })
            reading.Faults.Add(Catalogue.MissingKey(reading.At(key), "instances", map.Owner, $"instances: {{{(key.Text.Length is > 0 and < 40 ? key.Text : "web")}-1: {{ship: local}}}}"));
        foreach (var (name, value) in NamedEntries.Of(reading, instances)) service.Instances.Add(InstanceReader.Read(reading, name, value, inherited));
    }

    private static void CheckName(Reading reading, YamlScalar key)
    {
        if (key.IsNull) reading.Faults.Add(Catalogue.BadName(reading.At(key), "the name of a service", "a text", key.Description));
        else if (key.Text.Length == 0 || key.Text.Any(c => char.IsControl(c) || c == '='))
            reading.Faults.Add(Catalogue.BadName(reading.At(key), "the name of a service", "a text without '=' and control characters", key.Description));
    }

    private static ImmutableArray<NameReference> Names(MapReader map, string key)
    {
        var expected = map.Find(key) is YamlScalar { Kind: ScalarKind.Text } name ? $"a list of services, [{name.Text}]" : "a list of services";
        var names = ImmutableArray.CreateBuilder<NameReference>();
        foreach (var item in map.List(key, expected))
        {
            if (item is YamlScalar { IsNull: false } text) names.Add(new NameReference(text.Text, item));
            else map.Wrong<string>(item, key, "a list of names of services");
        }

        return names.DrainToImmutable();
    }
}
