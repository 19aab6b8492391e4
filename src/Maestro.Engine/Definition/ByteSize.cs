using System.Globalization;
using Maestro.Engine.Yaml;

namespace Maestro.Engine.Definition;

/// <summary>An amount of memory: bytes, or a number with k, m or g behind it (1024 bytes and so on), in either case.</summary>
internal static class ByteSize
{
    /// <summary>The forms, for messages.</summary>
    public const string Forms = "a number of bytes, or one with k, m or g behind it such as 512m";

    /// <summary>The bytes; null when it is none.</summary>
    public static long? Of(YamlNode node)
    {
        if (node is YamlScalar { Kind: ScalarKind.Integer, IsSexagesimal: false } number) return number.TryInteger(out var bytes) && bytes >= 0 ? bytes : null;
        if (node is not YamlScalar { Kind: ScalarKind.Text, Text: [.., var last] } text) return null;

        var shift = char.ToLowerInvariant(last) switch { 'k' => 10, 'm' => 20, 'g' => 30, _ => 0 };
        var digits = shift == 0 ? text.Text : text.Text[..^1];
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= long.MaxValue >> shift ? count << shift : null;
    }
}
