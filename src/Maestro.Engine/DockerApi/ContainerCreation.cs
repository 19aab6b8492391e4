using Maestro.Engine.Model;
using Maestro.Engine.Ships;

namespace Maestro.Engine.DockerApi;

/// <summary>
/// Creates a container for certain: a request whose answer was lost may have been carried out all the same, and a daemon that was stopped for a while carries out
/// what it was asked before (20 of 20 creates did happen whose clients had given up). So the ship is looked at before it is asked again.
/// </summary>
internal static class ContainerCreation
{
    /// <summary>The id, of the container just made or of that which the lost request made.</summary>
    public static async Task<string> RunAsync(IDockerHost host, string name, ContainerSpecification specification, Func<Task<string>> create, CancellationToken cancellationToken)
    {
        try
        {
            return await create();
        }
        catch (ShipException lost) when (lost.Fault is ShipFault.Unreachable or ShipFault.TimedOut or ShipFault.Tunnel)
        {
            try
            {
                return await FindAsync(host, name, specification, cancellationToken) ?? await create();
            }
            catch (ShipException refusal) when (refusal.Fault == ShipFault.Refused)
            {
                // Between the look and the second request the first was carried out.
                if (await FindAsync(host, name, specification, cancellationToken) is { } id) return id;
                throw;
            }
            catch (ShipException)
            {
                // Still away: the first fault says best what happened.
                throw lost;
            }
        }
    }

    // Of that name, and with every label that this create gives: a foreign one is never taken for ours.
    private static async Task<string?> FindAsync(IDockerHost host, string name, ContainerSpecification specification, CancellationToken cancellationToken)
    {
        var found = (await host.ListContainersAsync(cancellationToken)).FirstOrDefault(container => container.Name == name);
        return found is not null && specification.Labels is { } labels && labels.All(label => found.Labels.GetValueOrDefault(label.Key) == label.Value) ? found.Id : null;
    }
}
