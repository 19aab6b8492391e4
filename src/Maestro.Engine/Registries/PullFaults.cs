using System.Collections.Concurrent;
using System.Globalization;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using Maestro.Engine.Ships;

namespace Maestro.Engine.Registries;

/// <summary>What a failed pull means to who wants the image: which registry, which login, what to do.</summary>
internal sealed class PullFaults
{
    // Each try of a wrong password may bring its user nearer to being locked out: one a ship, however many images fail for it.
    private readonly ConcurrentDictionary<(string Ship, FoundLogin Login), Lazy<Task<LoginOutcome>>> _checks = [];

    /// <summary>The diagnostic. Where a login was refused, the daemon is asked once more whether it is the login or the image.</summary>
    public async Task<Diagnostic> ExplainAsync(IDockerHost host, PullOrder order, LoginSearch search, PullRefusal refusal, int attempts, CancellationToken cancellationToken)
    {
        var (ship, at, image) = (host.Ship.Name, order.Location, order.Image);
        var reason = attempts == 1 ? refusal.Reason : string.Create(CultureInfo.InvariantCulture, $"{refusal.Reason} (after {attempts} attempts)");
        var registry = ImageReference.Host(image);
        if (refusal.Kind is RefusalKind.Login or RefusalKind.Hidden && await OfLoginAsync(host, order, search, refusal with { Reason = reason }, cancellationToken) is { } fault) return fault;

        return refusal.Kind switch
        {
            RefusalKind.RateLimit => Catalogue.RegistryLimitsPulls(at, image, ship, registry, reason, search.Found is null),
            RefusalKind.NotFound => Catalogue.ImageNotInRegistry(at, image, ship, registry, reason),
            RefusalKind.Trust => Catalogue.RegistryNotTrusted(at, image, ship, registry, reason),
            RefusalKind.Unreachable => Catalogue.RegistryUnreachable(at, image, ship, registry, reason),
            RefusalKind.NoSpace => Catalogue.NoSpaceForImage(at, image, ship, reason),
            RefusalKind.Stalled => Catalogue.PullStalled(at, image, ship, refusal.Waited),
            _ => Catalogue.PullFailed(at, image, ship, reason),
        };
    }

    // Where nobody logs in, the daemon is asked only if it did not say what the registry said.
    private async Task<Diagnostic?> OfLoginAsync(IDockerHost host, PullOrder order, LoginSearch search, PullRefusal refusal, CancellationToken cancellationToken)
    {
        var (ship, at, image, registry) = (host.Ship.Name, order.Location, order.Image, ImageReference.Host(order.Image));
        var isPlain = refusal.Kind == RefusalKind.Login;
        if (isPlain && search.Found is null) return Catalogue.RegistryWantsLogin(at, image, ship, registry, refusal.Reason, search.Looked);

        var check = await CheckAsync(host, search.Found ?? Nobody(registry), cancellationToken);
        if (!isPlain && check.Verdict != LoginVerdict.Refused) return null;

        var reason = isPlain ? refusal.Reason : check.Reason;
        return search.Found is not { } login ? Catalogue.RegistryWantsLogin(at, image, ship, registry, reason, search.Looked)
            : check.Verdict == LoginVerdict.Accepted ? Catalogue.RegistryDeniesImage(at, image, ship, registry, reason, login.Who, login.Source)
            : Catalogue.RegistryRefusesLogin(at, image, ship, registry, reason, login.Who, login.Source);
    }

    private Task<LoginOutcome> CheckAsync(IDockerHost host, FoundLogin login, CancellationToken cancellationToken) =>
        _checks.GetOrAdd((host.Ship.Name, login), _ => new Lazy<Task<LoginOutcome>>(() => LoginCheck.RunAsync(host, login, cancellationToken))).Value;

    private static FoundLogin Nobody(string host) => new(new RegistryLogin { Host = host }, "");
}
