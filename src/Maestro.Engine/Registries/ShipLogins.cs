using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using Maestro.Engine.Ships;

namespace Maestro.Engine.Registries;

/// <summary>Tries the logins with which a ship pulls its images, without a pull.</summary>
internal static class ShipLogins
{
    /// <summary>One review for each registry that the images come from, sorted by host.</summary>
    /// <exception cref="ShipException">The ship itself fails.</exception>
    public static async Task<ImmutableArray<LoginReview>> ReviewAsync(IDockerHost host, IEnumerable<string> images, LoginFinder logins, CancellationToken cancellationToken)
    {
        var one = images.DistinctBy(ImageReference.Host, StringComparer.Ordinal).OrderBy(ImageReference.Host, StringComparer.Ordinal);
        return [.. await Task.WhenAll(one.Select(image => ReviewAsync(host, image, logins, cancellationToken)))];
    }

    private static async Task<LoginReview> ReviewAsync(IDockerHost host, string image, LoginFinder logins, CancellationToken cancellationToken)
    {
        var registry = ImageReference.Host(image);
        var search = await logins.FindAsync(image, cancellationToken);
        if (search.Found is not { } login) return new LoginReview(registry, null, search.Trouble);

        var (verdict, reason) = await LoginCheck.RunAsync(host, login, cancellationToken);
        return new LoginReview(registry, login, verdict switch
        {
            LoginVerdict.Accepted => null,
            LoginVerdict.Refused => Catalogue.LoginRefused(host.Ship.Name, registry, reason, login.Who, login.Source),
            _ => Catalogue.LoginNotTried(host.Ship.Name, registry, reason, login.Who, login.Source),
        });
    }
}
