namespace Maestro.Engine.Diagnostics;

/// <summary>"Did you mean": the known word nearest to a mistyped one.</summary>
public static class Suggestion
{
    /// <summary>The nearest of <paramref name="known"/>, or null when none is near enough (a third of the letters may be wrong, at least one).</summary>
    public static string? For(string word, IEnumerable<string> known)
    {
        // The comparison takes the square of the length, and no name that people type is that long.
        if (word.Length > 100) return null;

        var allowed = Math.Max(1, word.Length / 3);
        string? best = null;
        foreach (var candidate in known.Order(StringComparer.Ordinal))
        {
            if (Math.Abs(candidate.Length - word.Length) > allowed) continue;
            var distance = Distance(word, candidate);
            if (distance > allowed || (best is not null && distance == allowed)) continue;
            (best, allowed) = (candidate, distance);
        }

        return best;
    }

    /// <summary><c> (did you mean 'x'?)</c> with a leading space, or nothing.</summary>
    public static string Text(string word, IEnumerable<string> known) =>
        For(word, known) is { } best ? $" (did you mean '{best}'?)" : "";

    // Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours each cost 1. Case costs nothing.
    private static int Distance(string a, string b)
    {
        var rows = Enumerable.Range(0, a.Length + 1).Select(i => new int[b.Length + 1]).ToArray();
        for (var i = 0; i <= a.Length; i++) rows[i][0] = i;
        for (var j = 0; j <= b.Length; j++) rows[0][j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = Same(a[i - 1], b[j - 1]) ? 0 : 1;
                var best = Math.Min(Math.Min(rows[i - 1][j] + 1, rows[i][j - 1] + 1), rows[i - 1][j - 1] + cost);
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1])) best = Math.Min(best, rows[i - 2][j - 2] + 1);
                rows[i][j] = best;
            }
        }

        return rows[a.Length][b.Length];
    }

    private static bool Same(char a, char b) => char.ToUpperInvariant(a) == char.ToUpperInvariant(b);
}
