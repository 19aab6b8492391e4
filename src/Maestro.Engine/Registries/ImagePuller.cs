using System.Collections.Immutable;
using System.Globalization;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using Maestro.Engine.Ships;

namespace Maestro.Engine.Registries;

/// <summary>Pulls images with the login of their registry, again as often as the registry's <c>retry</c> allows.</summary>
internal sealed class ImagePuller(ImmutableSortedDictionary<string, Registry> registries, LoginFinder logins, TimeProvider clock)
{
    private readonly PullFaults _faults = new();

    /// <summary>Null when the image is there, else what is wrong.</summary>
    /// <exception cref="ShipException">The ship itself fails.</exception>
    public async Task<Diagnostic?> PullAsync(IDockerHost host, PullOrder order, CancellationToken cancellationToken)
    {
        var search = await logins.FindAsync(order.Image, cancellationToken);
        if (search.Trouble is { } trouble) order.Warn(trouble);

        var policy = new RetryPolicy(Registry.Of(registries, order.Image)?.Retry);
        for (var attempt = 1; ; attempt++)
        {
            if (await TryAsync(host, order, search.Found, cancellationToken) is not { } refusal) return null;
            if (policy.Wait(refusal, attempt) is not { } wait)
                return await _faults.ExplainAsync(host, order, search, refusal, attempt, cancellationToken);

            order.Say(string.Create(CultureInfo.InvariantCulture, $"pull failed, again in {wait.TotalSeconds:0.#} s (attempt {attempt + 1} of {policy.Attempts}): {Cut(refusal.Reason)}"));
            await Task.Delay(wait, clock, cancellationToken);
        }
    }

    private static async Task<PullRefusal?> TryAsync(IDockerHost host, PullOrder order, FoundLogin? login, CancellationToken cancellationToken)
    {
        try
        {
            await host.PullImageAsync(order.Image, login?.Login, order.Progress, cancellationToken);
            return null;
        }
        catch (ShipException fault) when (fault.Fault is ShipFault.Refused or ShipFault.Stalled)
        {
            return PullRefusal.Of(fault, login);
        }
    }

    private static string Cut(string reason) => reason.Length <= 120 ? reason : $"{reason[..120]}…";
}
