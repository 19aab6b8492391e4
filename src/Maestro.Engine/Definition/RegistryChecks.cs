using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>Images that bear a registry's name and are pulled from another: MaestroNG logs in to the one and pulls from the other.</summary>
internal static class RegistryChecks
{
    public static void Run(Reading reading, EnvironmentDraft draft)
    {
        if (draft.Registries.Values.All(registry => registry.Username is null)) return;

        var registries = draft.Registries.ToImmutableSortedDictionary(StringComparer.Ordinal);
        foreach (var service in draft.Services)
        {
            Check(reading, registries, service.Image, service.Key);
            foreach (var instance in service.Instances) Check(reading, registries, instance.Image, instance.Key);
        }
    }

    private static void Check(Reading reading, ImmutableSortedDictionary<string, Registry> registries, string? image, YamlScalar at)
    {
        if (image is null || Registry.Of(registries, image) is not { Username: not null } registry || registry.Holds(image)) return;
        reading.Faults.Add(Catalogue.RegistryLoginNotUsed(reading.At(at), registry.Name, registry.Host, image, ImageReference.Host(image)));
    }
}
