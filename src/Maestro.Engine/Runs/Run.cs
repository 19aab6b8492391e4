using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;

namespace Maestro.Engine.Runs;

/// <summary>What a build brings up for a while: everything that is made for it carries its labels.</summary>
/// <param name="Id">Its id; of an isolated one, that of the isolation.</param>
/// <param name="Owner">Who must take it down; null: nobody, it stays until somebody does.</param>
/// <param name="Expires">When whoever comes may take it down though nothing is known of its owner.</param>
internal sealed record Run(string Id, Owner? Owner, DateTimeOffset? Expires)
{
    /// <summary>How long a run may last before other machines, which cannot see whether its owner lives, take it for left behind: longer than a job of any of the common CI services.</summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromHours(24);

    /// <summary>A new one of this process.</summary>
    public static Run OfThisProcess(string? id, TimeProvider clock) => new(id ?? NewId(), Owner.ThisProcess, clock.GetUtcNow() + LongestLife);

    /// <summary>Ten hexadecimal digits, which fit into any name.</summary>
    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(5));

    /// <summary>Its labels.</summary>
    public IEnumerable<KeyValuePair<string, string>> Labels
    {
        get
        {
            yield return new(Model.Labels.Run, Id);
            if (Owner is not null) yield return new(Model.Labels.Owner, Owner.Label);
            if (Expires is { } expires) yield return new(Model.Labels.Expires, expires.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>The run that labels tell of; null: none.</summary>
    public static Run? Of(ImmutableDictionary<string, string> labels) => labels.TryGetValue(Model.Labels.Run, out var id)
        ? new Run(id, Owner.Parse(labels.GetValueOrDefault(Model.Labels.Owner)), ExpiresOf(labels.GetValueOrDefault(Model.Labels.Expires)))
        : null;

    private static DateTimeOffset? ExpiresOf(string? label) =>
        long.TryParse(label, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 253_402_300_800 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}
