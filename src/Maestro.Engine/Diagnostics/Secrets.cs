using System.Buffers;

namespace Maestro.Engine.Diagnostics;

/// <summary>Names whose values are not shown.</summary>
internal static class Secrets
{
    private static readonly string[] Words = ["PASSWORD", "SECRET", "TOKEN", "KEY"];
    private static readonly SearchValues<string> AnyWord = SearchValues.Create(Words, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether what has this name may be a secret.</summary>
    public static bool IsNamed(ReadOnlySpan<char> name) => name.ContainsAny(AnyWord);

    /// <summary>The line without what stands behind the first ':' or '=' that follows such a name.</summary>
    public static string Masked(string line)
    {
        var first = -1;
        foreach (var word in Words)
        {
            var at = line.IndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && (first < 0 || at < first)) first = at;
        }

        if (first < 0) return line;
        var end = line.AsSpan(first).IndexOfAny(':', '=');
        return end < 0 || string.IsNullOrWhiteSpace(line[(first + end + 1)..]) ? line : $"{line[..(first + end + 1)]} ***";
    }
}
