using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Maestro.Engine.Yaml;

/// <summary>The tags that PyYAML's safe core shares with us: str, int, float, bool, null, seq, map.</summary>
internal static class Tags
{
    private const string Prefix = "tag:yaml.org,2002:";

    /// <summary>The scalar with its kind; null when its tag is not known or does not fit its text.</summary>
    public static YamlScalar? Apply(Scalar scalar, string text, TextSpan span)
    {
        if (scalar.Tag.IsEmpty) return new YamlScalar(span, text, scalar.Style == ScalarStyle.Plain ? ScalarResolver.Resolve(text) : ScalarKind.Text);

        var resolved = ScalarResolver.Resolve(text);
        ScalarKind? kind = Name(scalar.Tag) switch
        {
            "!" => resolved,
            "str" => ScalarKind.Text,
            "int" when resolved == ScalarKind.Integer => resolved,
            "float" when resolved is ScalarKind.Float or ScalarKind.Integer => ScalarKind.Float,
            "bool" when resolved == ScalarKind.Boolean => resolved,
            "null" => ScalarKind.Null,
            _ => null,
        };
        return kind is { } known ? new YamlScalar(span, text, known) : null;
    }

    /// <summary>Whether a collection may carry the tag.</summary>
    public static bool Fits(TagName tag, string collection) => tag.IsEmpty || Name(tag) == "!" || Name(tag) == collection;

    /// <summary>Whether it is one of ours, fitting or not.</summary>
    public static bool IsKnown(TagName tag) => Name(tag) is "!" or "str" or "int" or "float" or "bool" or "null" or "seq" or "map";

    /// <summary>The tag as people write it.</summary>
    public static string Shown(TagName tag) => tag.Value.Length > 100 ? $"{tag.Value[..100]}..." : tag.Value.StartsWith(Prefix, StringComparison.Ordinal) ? $"!!{tag.Value[Prefix.Length..]}" : tag.Value;

    private static string Name(TagName tag) => tag.IsNonSpecific ? "!" : tag.Value.StartsWith(Prefix, StringComparison.Ordinal) ? tag.Value[Prefix.Length..] : tag.Value;
}
