using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>Reads <c>links</c>: instances to the names that the container knows them by.</summary>
internal static class LinkReader
{
    public static ImmutableArray<LinkDraft> Read(Reading reading, MapReader owner)
    {
        var links = ImmutableArray.CreateBuilder<LinkDraft>();
        foreach (var (key, value) in owner.Map("links", "a map of instances to aliases")?.Entries ?? [])
        {
            // Without an alias it is its own.
            var alias = value is YamlScalar { IsNull: true } ? key.Text : (value as YamlScalar)?.Text;
            if (alias is null || alias.Length == 0 || alias.Any(c => c == ':' || char.IsWhiteSpace(c) || char.IsControl(c)))
                reading.Faults.Add(Catalogue.WrongType(reading.At(value), $"link '{key.Text}' of {owner.Owner}", "an alias without ':' and blanks", value.Description));
            else
                links.Add(new LinkDraft(new NameReference(key.Text, key), alias));
        }

        return links.DrainToImmutable();
    }
}
