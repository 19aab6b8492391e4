namespace Maestro.Engine.Diagnostics;

/// <summary>"Did you mean": the known word nearest to a mistyped one.</summary>
public static class Suggestion
{
    /// <summary>The nearest of <paramref name="known"/>, or null when none is near enough (a third of the letters may be wrong, at least one).</summary>
    public static string? For(string word, IEnumerable<string> known)
    {
        // The comparison takes the square of the length, and no name that people type is that long.
        if (word.Length > 100) return null;

        // Of equally near ones the first by name.
        var allowed = Math.Max(1, word.Length / 3);
        string? best = null;
        foreach (var candidate in known)
        {
            if (Math.Abs(candidate.Length - word.Length) > allowed) continue;
            var distance = Distance(word, candidate, allowed);
            if (distance > allowed || (best is not null && distance == allowed && string.CompareOrdinal(candidate, best) >= 0)) continue;
            (best, allowed) = (candidate, distance);
        }

        return best;
    }

    /// <summary><c> (did you mean 'x'?)</c> with a leading space, or nothing.</summary>
    public static string Text(string word, IEnumerable<string> known) =>
        For(word, known) is { } best ? $" (did you mean '{best}'?)" : "";

    // Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours each cost 1. Case costs nothing. Stops, with
    // something above it, where it passes what is allowed: a wrong name is compared with thousands of others.
    private static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int allowed)
    {
        // Names of one environment often begin alike.
        var same = a.CommonPrefixLength(b);
        a = a[same..];
        b = b[same..];
        while (a.Length > 0 && b.Length > 0 && a[^1] == b[^1])
        {
            a = a[..^1];
            b = b[..^1];
        }

        Span<int> beforeLast = stackalloc int[b.Length + 1], last = stackalloc int[b.Length + 1], row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var oldest = beforeLast;
            beforeLast = last;
            last = row;
            row = oldest;
            var least = row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = Same(a[i - 1], b[j - 1]) ? 0 : 1;
                var best = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1])) best = Math.Min(best, beforeLast[j - 2] + 1);
                row[j] = best;
                least = Math.Min(least, best);
            }

            // A swap reaches back over one row, which may have been one better.
            if (least > allowed + 1) return least;
        }

        return row[b.Length];
    }

    private static bool Same(char a, char b) => a == b || char.ToUpperInvariant(a) == char.ToUpperInvariant(b);
}
