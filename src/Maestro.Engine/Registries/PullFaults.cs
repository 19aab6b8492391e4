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
        switch (refusal.Kind)
        {
            case RefusalKind.Login when search.Found is { } login:
                var check = await _checks.GetOrAdd((ship, login), _ => new Lazy<Task<LoginOutcome>>(() => LoginCheck.RunAsync(host, login, cancellationToken))).Value;
                return check.Verdict == LoginVerdict.Accepted
                    ? Catalogue.RegistryDeniesImage(at, image, ship, registry, reason, login.Who, login.Source)
                    : Catalogue.RegistryRefusesLogin(at, image, ship, registry, reason, login.Who, login.Source);
            case RefusalKind.Login:
                return Catalogue.RegistryWantsLogin(at, image, ship, registry, reason, search.Looked);
            case RefusalKind.RateLimit:
                return Catalogue.RegistryLimitsPulls(at, image, ship, registry, reason, search.Found is null);
            case RefusalKind.NotFound:
                return Catalogue.ImageNotInRegistry(at, image, ship, registry, reason);
            case RefusalKind.Trust:
                return Catalogue.RegistryNotTrusted(at, image, ship, registry, reason);
            case RefusalKind.Unreachable:
                return Catalogue.RegistryUnreachable(at, image, ship, registry, reason);
            case RefusalKind.NoSpace:
                return Catalogue.NoSpaceForImage(at, image, ship, reason);
            case RefusalKind.Stalled:
                return Catalogue.PullStalled(at, image, ship, refusal.Waited);
            default:
                return Catalogue.PullFailed(at, image, ship, reason);
        }
    }
}
