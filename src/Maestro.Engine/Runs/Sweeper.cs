using System.Collections.Immutable;
using Maestro.Engine.Model;
using Maestro.Engine.Ships;

namespace Maestro.Engine.Runs;

/// <summary>Removes from ships what runs have left behind, and tells what others use.</summary>
internal sealed class Sweeper(Leases leases, TimeProvider clock)
{
    /// <summary>Looks at all <paramref name="hosts"/> at once and removes from each whatever belongs to a run that is over. A ship that cannot be looked at is told with its fault.</summary>
    public Task<ImmutableArray<SweptShip>> SweepAsync(IEnumerable<IDockerHost> hosts, CancellationToken cancellationToken) =>
        AtAll(hosts, Labels.Run, withVolumes: true, (ship, resources) => resources.Where(resource => IsOver(Run.Of(resource.Labels)!, ship)), cancellationToken);

    /// <summary>Removes all of a run, and looks again: what is there then is left.</summary>
    /// <param name="hosts">The ships.</param>
    /// <param name="run">Its id.</param>
    /// <param name="onlyOwned">Leaves alone what somebody started to stay, in the same isolation.</param>
    /// <param name="withVolumes">Whether anonymous volumes go with their containers.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static Task<ImmutableArray<SweptShip>> RemoveAsync(IEnumerable<IDockerHost> hosts, string run, bool onlyOwned, bool withVolumes, CancellationToken cancellationToken) =>
        AtAll(hosts, $"{Labels.Run}={run}", withVolumes, (_, resources) => onlyOwned ? resources.Where(resource => resource.Labels.ContainsKey(Labels.Owner)) : resources, cancellationToken);

    /// <summary>
    /// Whether nobody will take the run down any more. One whose owner has ended is over, unless others of this user go on with its environment; of one of another machine or user only
    /// time can tell; one without owner is for people to end. On a daemon of this machine alone, a process of this machine's name from before its boot has ended.
    /// </summary>
    public bool IsOver(Run run, Ship ship) => run.Owner switch
    {
        { Lives: true } => false,
        { Lives: false, IsOfThisUser: true } => !leases.IsHeld(run.Id),
        { IsOfEarlierBoot: true } when ship.Address is ShipAddress.UnixSocket => true,
        _ => run.Expires < clock.GetUtcNow(),
    };

    private static async Task<ImmutableArray<SweptShip>> AtAll(
        IEnumerable<IDockerHost> hosts, string label, bool withVolumes, Func<Ship, ImmutableArray<ShipResource>, IEnumerable<ShipResource>> choose, CancellationToken cancellationToken) =>
        [.. await Task.WhenAll(hosts.Select(host => AtAsync(host, label, withVolumes, choose, cancellationToken)))];

    private static async Task<SweptShip> AtAsync(IDockerHost host, string label, bool withVolumes, Func<Ship, ImmutableArray<ShipResource>, IEnumerable<ShipResource>> choose, CancellationToken cancellationToken)
    {
        try
        {
            var found = await host.ListResourcesAsync(label, cancellationToken);
            ImmutableArray<ShipResource> over = [.. choose(host.Ship, found).OrderBy(resource => resource.Kind).ThenBy(resource => resource.Name, StringComparer.Ordinal)];
            if (over.IsEmpty) return new SweptShip(host.Ship.Name) { Others = found };

            var reasons = await RemoveAsync(host, over, withVolumes, cancellationToken);
            var still = await host.ListResourcesAsync(label, cancellationToken);
            if (over.IntersectBy(still.Select(Key), Key).ToList() is { Count: > 0 } stubborn)
            {
                // A container that a busy daemon has not seen end in the time that it gives itself has ended by now, and so has what held its network.
                reasons = await RemoveAsync(host, stubborn, withVolumes, cancellationToken);
                still = await host.ListResourcesAsync(label, cancellationToken);
            }

            // What the daemon lists is what is there, whatever it answered to the removals.
            var left = choose(host.Ship, still).ToHashSet();
            return new SweptShip(host.Ship.Name)
            {
                Removed = [.. over.ExceptBy(still.Select(Key), Key)],
                Left = [.. still.Where(left.Contains).Select(resource => (resource, reasons.GetValueOrDefault(resource.Id)))],
                Others = [.. still.Where(resource => !left.Contains(resource))],
            };
        }
        catch (ShipException fault)
        {
            return new SweptShip(host.Ship.Name) { Fault = ShipDiagnostics.From(fault, host.Ship.Location) };
        }
    }

    private static (ResourceKind Kind, string Id) Key(ShipResource resource) => (resource.Kind, resource.Id);

    // Kind by kind, as containers hold networks and volumes; what the daemon said against it, by id.
    private static async Task<Dictionary<string, string>> RemoveAsync(IDockerHost host, IEnumerable<ShipResource> resources, bool withVolumes, CancellationToken cancellationToken)
    {
        var reasons = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var kind in resources.GroupBy(resource => resource.Kind))
        {
            foreach (var (resource, fault) in await Task.WhenAll(kind.Select(async resource => (resource, Fault: await RemoveAsync(host, resource, withVolumes, cancellationToken)))))
            {
                if (fault is not null) reasons[resource.Id] = fault;
            }
        }

        return reasons;
    }

    private static async Task<string?> RemoveAsync(IDockerHost host, ShipResource resource, bool withVolumes, CancellationToken cancellationToken)
    {
        try
        {
            await host.RemoveResourceAsync(resource, withVolumes, cancellationToken);
            return null;
        }
        catch (ShipException fault)
        {
            return fault.Reason;
        }
    }
}
