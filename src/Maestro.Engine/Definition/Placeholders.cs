using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;

namespace Maestro.Engine.Definition;

/// <summary>What auditors' texts may hold between braces. A wrong one would be met in the middle of a play.</summary>
internal static class Placeholders
{
    private static readonly ImmutableArray<string> Known = ["what", "action", "who", "message"];

    /// <summary>Tells of what cannot be filled in the value of <paramref name="key"/>, at any depth.</summary>
    public static void Check(Reading reading, MapReader map, string key)
    {
        if (map.Find(key) is not { } value) return;
        foreach (var text in NestedValue.Texts(value))
        {
            if (Fault(text.Text) is { } fault) reading.Faults.Add(Catalogue.BadPlaceholder(reading.At(text), map.Name(key), fault, Known));
        }
    }

    private static string? Fault(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('{' or '}')) continue;
            if (i + 1 < text.Length && text[i + 1] == text[i])
            {
                i++;
                continue;
            }

            var end = text.IndexOf('}', i);
            if (text[i] == '}') return "a closing brace that nothing opens";
            if (end < 0) return "a brace that is not closed";
            var name = text[(i + 1)..end];
            if (!Known.Contains(name)) return $"the placeholder {{{(name.Length <= 40 ? name : $"{name[..40]}...")}}}{Suggestion.Text(name, Known)}";
            i = end;
        }

        return null;
    }
}
