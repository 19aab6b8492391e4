using System.Collections.Immutable;
using Maestro.Engine.Model;
using Maestro.Engine.Ships;

namespace Maestro.Engine.Observation;

/// <summary>Looks at all ships at once: one list of containers a ship, and one question for each image that a start may need there.</summary>
internal static class Observer
{
    /// <summary>What every ship of <paramref name="instances"/> shows. A ship that cannot be looked at is an <see cref="ObservedShip"/> with a fault.</summary>
    public static async Task<ImmutableDictionary<string, ObservedShip>> LookAsync(
        Fleet fleet, ImmutableArray<Instance> instances, bool withImages, CancellationToken cancellationToken)
    {
        var looks = instances.GroupBy(instance => instance.Ship, StringComparer.Ordinal)
            .Select(group => LookAtAsync(fleet[group.Key], withImages ? [.. group.Select(instance => instance.Image).Distinct()] : [], cancellationToken));
        return (await Task.WhenAll(looks)).ToImmutableDictionary(ship => ship.Name, StringComparer.Ordinal);
    }

    private static async Task<ObservedShip> LookAtAsync(IDockerHost host, ImmutableArray<string> images, CancellationToken cancellationToken)
    {
        try
        {
            var listing = host.ListContainersAsync(cancellationToken);
            var asking = Task.WhenAll(images.Select(async image => (Image: image, Has: await HasImageAsync(host, image, cancellationToken))));
            await Task.WhenAll(listing, asking);
            var containers = ImmutableDictionary.CreateBuilder<string, ObservedContainer>(StringComparer.Ordinal);
            foreach (var container in await listing) containers[container.Name] = container;
            return new ObservedShip
            {
                Name = host.Ship.Name,
                Containers = containers.ToImmutable(),
                Images = [.. (await asking).Where(pair => pair.Has).Select(pair => pair.Image)],
            };
        }
        catch (ShipException fault)
        {
            return new ObservedShip { Name = host.Ship.Name, Fault = ShipDiagnostics.From(fault, host.Ship.Location) };
        }
    }

    // A reference that the daemon will not even look up is a fault of the instances that want it, not of the ship: their pull says what is wrong.
    private static async Task<bool> HasImageAsync(IDockerHost host, string image, CancellationToken cancellationToken)
    {
        try
        {
            return await host.HasImageAsync(image, cancellationToken);
        }
        catch (ShipException fault) when (fault.Fault == ShipFault.Refused)
        {
            return false;
        }
    }
}
