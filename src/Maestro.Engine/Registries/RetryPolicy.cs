using Maestro.Engine.Model;

namespace Maestro.Engine.Registries;

/// <summary>When a failed pull is tried again: what the registry's <c>retry</c> says, and never what another attempt cannot mend or may make worse.</summary>
internal sealed class RetryPolicy(RegistryRetry? retry)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    // A registry that counts requests counts these too.
    private static readonly TimeSpan FirstAfterLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestAfterLimit = TimeSpan.FromMinutes(5);

    /// <summary>How often it is tried at most.</summary>
    public int Attempts => retry?.Attempts ?? 1;

    /// <summary>How long to wait before the next attempt; null: there is none.</summary>
    /// <param name="refusal">What came of the last one.</param>
    /// <param name="attempt">Its number, from 1.</param>
    public TimeSpan? Wait(PullRefusal refusal, int attempt)
    {
        if (retry is null || attempt >= retry.Attempts || !refusal.Statuses.Any(status => retry.When.Contains(status))) return null;
        return refusal.Kind switch
        {
            // A wrong password stays wrong, and each attempt brings a user nearer to being locked out.
            RefusalKind.Login or RefusalKind.Trust or RefusalKind.NoSpace or RefusalKind.BadName => null,
            RefusalKind.RateLimit => AfterLimit(refusal.RetryAfter, attempt),
            _ => Doubled(First, Longest, attempt),
        };
    }

    private static TimeSpan? AfterLimit(TimeSpan? wanted, int attempt)
    {
        if (wanted is not { } time) return Doubled(FirstAfterLimit, LongestAfterLimit, attempt);
        return time > LongestAfterLimit ? null : time < First ? First : time;
    }

    private static TimeSpan Doubled(TimeSpan first, TimeSpan longest, int attempt)
    {
        var seconds = first.TotalSeconds * Math.Pow(2, Math.Min(attempt - 1, 30));
        return seconds > longest.TotalSeconds ? longest : TimeSpan.FromSeconds(seconds);
    }
}
