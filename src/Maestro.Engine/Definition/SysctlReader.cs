using System.Collections.Immutable;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>Reads <c>sysctls</c>: a map of kernel parameters, or a list of <c>name=value</c>.</summary>
internal static class SysctlReader
{
    public static ImmutableSortedDictionary<string, string>? Read(MapReader owner)
    {
        const string Expected = "a map of kernel parameters to numbers or texts, net.core.somaxconn: 1024";
        var sysctls = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (owner.Find("sysctls") is YamlSequence)
        {
            foreach (var (text, at) in owner.Texts("sysctls", "a list of name=value"))
            {
                if (text.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals) sysctls[text[..equals]] = text[(equals + 1)..];
                else owner.Bad(at, "sysctls", "name=value");
            }
        }
        else
        {
            // No kernel parameter is called True, and none is empty.
            foreach (var (key, value) in owner.Map("sysctls", Expected)?.Entries ?? [])
            {
                if (key.Text.Length == 0 || value is not YamlScalar { Kind: ScalarKind.Integer or ScalarKind.Text, Text: not "" }) owner.Wrong<string>(value, "sysctls", Expected);
                else if (owner.AsText(value, $"'{key.Text}' of {owner.Name("sysctls")}", empty: "") is { } text) sysctls[key.Text] = text;
            }
        }

        return sysctls.Count == 0 ? null : sysctls.ToImmutable();
    }
}
