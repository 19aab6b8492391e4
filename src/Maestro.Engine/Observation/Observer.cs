using System.Collections.Immutable;
using Maestro.Engine.Model;
using Maestro.Engine.Ships;

namespace Maestro.Engine.Observation;

/// <summary>
/// Looks at all ships at once: one list of containers a ship, one question for each image that a play may need there, and for a play that leaves running
/// containers as they are, a look into those that were made from another configuration. A play that leaves alone what runs looks whether it does.
/// </summary>
internal static class Observer
{
    // All at once, 500 ships with ten images had six thousand connections.
    private const int ImagesAtOnce = 4;

    /// <summary>What every ship of <paramref name="instances"/> shows. A ship that cannot be looked at is an <see cref="ObservedShip"/> with a fault.</summary>
    public static async Task<ImmutableDictionary<string, ObservedShip>> LookAsync(
        Fleet fleet, ImmutableArray<Instance> instances, bool withImages, bool withDrift, bool doubtsRunning, CancellationToken cancellationToken)
    {
        var looks = Looks(fleet, instances, withImages, withDrift, doubtsRunning, cancellationToken);
        return (await Task.WhenAll(looks.Values)).ToImmutableDictionary(ship => ship.Name, StringComparer.Ordinal);
    }

    /// <summary>The same, of each ship by itself.</summary>
    public static ImmutableDictionary<string, Task<ObservedShip>> Looks(
        Fleet fleet, ImmutableArray<Instance> instances, bool withImages, bool withDrift, bool doubtsRunning, CancellationToken cancellationToken)
    {
        var groups = instances.GroupBy(instance => instance.Ship, StringComparer.Ordinal).ToImmutableArray();
        var imagesAtOnce = withImages ? RequestsAtOnce.PerShip(groups.Length, ImagesAtOnce) : 0;
        return groups.ToImmutableDictionary(group => group.Key, group => LookAtAsync(fleet[group.Key], [.. group], imagesAtOnce, withDrift, doubtsRunning, cancellationToken), StringComparer.Ordinal);
    }

    private static async Task<ObservedShip> LookAtAsync(IDockerHost host, ImmutableArray<Instance> instances, int imagesAtOnce, bool withDrift, bool doubtsRunning, CancellationToken cancellationToken)
    {
        try
        {
            var listing = host.ListContainersAsync(cancellationToken);
            var asking = imagesAtOnce > 0 ? FindImagesAsync(host, instances, imagesAtOnce, cancellationToken) : Task.FromResult(ImmutableDictionary<string, string>.Empty);
            await Task.WhenAll(listing, asking);
            var containers = ImmutableDictionary.CreateBuilder<string, ObservedContainer>(StringComparer.Ordinal);
            foreach (var container in await listing) containers[container.Name] = container;
            if (doubtsRunning) await CorrectAsync(host, instances, containers, cancellationToken);
            return new ObservedShip
            {
                Name = host.Ship.Name,
                Containers = containers.ToImmutable(),
                Images = await asking,
                Configurations = withDrift ? await DriftReader.ReadAsync(host, instances, containers, cancellationToken) : ImmutableDictionary<string, ContainerConfiguration>.Empty,
            };
        }
        catch (ShipException fault)
        {
            return new ObservedShip { Name = host.Ship.Name, Fault = ShipDiagnostics.From(fault, host.Ship.Location) };
        }
    }

    // A daemon whose disk was full when a container ended lists it as running from then on, though it knows better when it is asked for it.
    private static async Task CorrectAsync(IDockerHost host, ImmutableArray<Instance> instances, ImmutableDictionary<string, ObservedContainer>.Builder containers, CancellationToken cancellationToken)
    {
        foreach (var container in instances.Select(instance => containers.GetValueOrDefault(instance.ContainerName)).OfType<ObservedContainer>().Where(container => container.State == ContainerState.Running).ToList())
        {
            if (await host.InspectContainerAsync(container.Id, cancellationToken) is { } now) containers[container.Name] = container with { State = now.State };
        }
    }

    private static async Task<ImmutableDictionary<string, string>> FindImagesAsync(IDockerHost host, ImmutableArray<Instance> instances, int atOnce, CancellationToken cancellationToken)
    {
        var found = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var few in instances.Select(instance => instance.Image).Distinct(StringComparer.Ordinal).Chunk(atOnce))
        {
            var answers = await Task.WhenAll(few.Select(async image => (Image: image, Found: await FindImageAsync(host, image, cancellationToken))));
            foreach (var (image, answer) in answers)
            {
                if (answer is not null) found[image] = answer.Id;
            }
        }

        return found.ToImmutable();
    }

    // A reference that the daemon will not even look up is a fault of the instances that want it, not of the ship: their pull says what is wrong.
    private static async Task<ShipImage?> FindImageAsync(IDockerHost host, string image, CancellationToken cancellationToken)
    {
        try
        {
            return await host.FindImageAsync(image, cancellationToken);
        }
        catch (ShipException fault) when (fault.Fault == ShipFault.Refused)
        {
            return null;
        }
    }
}
