using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Maestro.Engine.Ships;

namespace Maestro.Engine.Registries;

/// <summary>A failed pull, read out of what the daemon says. It hands a registry's status on in words only, and within an answer of 200 once something moved.</summary>
/// <param name="Kind">What it means.</param>
/// <param name="Statuses">Statuses of HTTP that stand for it: the daemon's own and the registry's.</param>
/// <param name="Reason">The daemon's words, without secrets.</param>
internal sealed partial record PullRefusal(RefusalKind Kind, ImmutableArray<int> Statuses, string Reason)
{
    private const int Ok = 200;
    private const int TooManyRequests = 429;
    private const int ServerError = 500;
    private const int GatewayTimeout = 504;

    /// <summary>When the registry wants to be asked again; null: it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>How long nothing moved, when that was it.</summary>
    public TimeSpan Waited { get; init; }

    /// <summary>Reads the fault of a pull.</summary>
    public static PullRefusal Of(ShipException fault, FoundLogin? login)
    {
        var reason = login?.Hide(fault.Reason) ?? fault.Reason;
        if (fault.Fault == ShipFault.Stalled) return new PullRefusal(RefusalKind.Stalled, [GatewayTimeout], reason) { Waited = fault.Waited };

        var kind = KindOf(fault.Status, fault.Reason);
        if (kind == RefusalKind.RateLimit) return new PullRefusal(kind, [TooManyRequests], reason) { RetryAfter = After(fault.Reason) };

        // In the middle of an answer there is no status: the daemon would have said 500.
        var own = fault.Status is 0 or Ok ? ServerError : fault.Status;
        var told = RegistryStatus.Match(fault.Reason) is { Success: true } match ? int.Parse(match.Groups["status"].Value, CultureInfo.InvariantCulture) : own;
        return new PullRefusal(kind, told == own ? [own] : [own, told], reason);
    }

    // Order matters: a refused login may come with 404, a limit of requests with 500, and a reset connection may name certificates.
    private static RefusalKind KindOf(int status, string reason) =>
        Limit.IsMatch(reason) || status == TooManyRequests ? RefusalKind.RateLimit
        : Login.IsMatch(reason) || status is 401 or 403 ? RefusalKind.Login
        : Space.IsMatch(reason) ? RefusalKind.NoSpace
        : Hidden.IsMatch(reason) ? RefusalKind.Hidden
        : Trust.IsMatch(reason) ? RefusalKind.Trust
        : Way.IsMatch(reason) ? RefusalKind.Unreachable
        : status == 400 ? RefusalKind.BadName
        : status == 404 || Missing.IsMatch(reason) ? RefusalKind.NotFound
        : RefusalKind.Other;

    private static TimeSpan? After(string reason)
    {
        if (RetryAfterText.Match(reason) is not { Success: true } match) return null;
        var number = double.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);
        var seconds = match.Groups["unit"].Value switch
        {
            "ns" => number / 1e9,
            "us" or "µs" or "μs" => number / 1e6,
            "ms" => number / 1e3,
            "m" => number * 60,
            "h" => number * 3600,
            _ => number,
        };
        return TimeSpan.FromSeconds(Math.Min(seconds, TimeSpan.FromDays(1).TotalSeconds));
    }

    [GeneratedRegex(@"toomanyrequests|too many requests|\b(?:status|status code)[: ]+429\b", RegexOptions.IgnoreCase)]
    private static partial Regex Limit { get; }

    [GeneratedRegex(@"no basic auth credentials|unauthorized|authentication required|incorrect username or password|\bdenied:|access denied|access to the resource is denied|403 Forbidden", RegexOptions.IgnoreCase)]
    private static partial Regex Login { get; }

    [GeneratedRegex(@"no space left on device|disk quota exceeded", RegexOptions.IgnoreCase)]
    private static partial Regex Space { get; }

    [GeneratedRegex(@"Client sent an HTTP request to an HTTPS server")]
    private static partial Regex Hidden { get; }

    [GeneratedRegex(@"server gave HTTP response to HTTPS client|x509: |\btls: ", RegexOptions.IgnoreCase)]
    private static partial Regex Trust { get; }

    [GeneratedRegex(@"dial tcp|\blookup \S|no such host|connection refused|network is unreachable|no route to host|TLS handshake timeout|Client\.Timeout exceeded while awaiting|request canceled while waiting for connection", RegexOptions.IgnoreCase)]
    private static partial Regex Way { get; }

    [GeneratedRegex(@"manifest unknown|name unknown|repository name not known|repository does not exist", RegexOptions.IgnoreCase)]
    private static partial Regex Missing { get; }

    [GeneratedRegex(@"(?:HTTP status|status code|HTTP response code|\bstatus)[: ]+(?<status>[1-5]\d\d)\b", RegexOptions.IgnoreCase)]
    private static partial Regex RegistryStatus { get; }

    [GeneratedRegex(@"retry[- ]after:?\s*(?<number>\d+(?:\.\d+)?)\s*(?<unit>ns|us|µs|μs|ms|s|m|h)?(?![a-z])", RegexOptions.IgnoreCase)]
    private static partial Regex RetryAfterText { get; }
}
