using Maestro.Engine.Model;
using Maestro.Engine.Ships;

namespace Maestro.Engine.DockerApi;

/// <summary>
/// Creates a container for certain: a request whose answer was lost may have been carried out all the same, or be carried out yet (a daemon that was stopped for a
/// while did all of 20 creates whose clients had given up). So the ship is looked at before it is asked again, and its refusal of the name is not the last word.
/// </summary>
/// <param name="host">The ship.</param>
/// <param name="name">The container's name.</param>
/// <param name="specification">What is made.</param>
/// <param name="patience">How long a create that is under way is waited for.</param>
/// <param name="clock">What that goes by.</param>
internal sealed class ContainerCreation(IDockerHost host, string name, ContainerSpecification specification, TimeSpan patience, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>The id, of the container just made or of that which the lost request made.</summary>
    public async Task<string> RunAsync(Func<Task<string>> create, CancellationToken cancellationToken)
    {
        try
        {
            return await create();
        }
        catch (ShipException taken) when (IsTaken(taken))
        {
            // By what an earlier request of ours left to be done, or by somebody else.
            return await FindOrCreateAsync(create, cancellationToken);
        }
        catch (ShipException lost) when (lost.Fault is ShipFault.Unreachable or ShipFault.TimedOut or ShipFault.Tunnel)
        {
            try
            {
                return await FindOrCreateAsync(create, cancellationToken);
            }
            catch (ShipException again) when (again.Fault != ShipFault.Refused)
            {
                // Still away: the first fault says best what happened.
                throw lost;
            }
        }
    }

    private async Task<string> FindOrCreateAsync(Func<Task<string>> create, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        while (true)
        {
            var found = (await host.ListContainersAsync(cancellationToken)).FirstOrDefault(container => container.Name == name);
            if (found is not null && IsOurs(found))
            {
                // A daemon lists what it is still making; what it can look into it can start.
                if (await host.InspectContainerAsync(found.Id, cancellationToken) is not null) return found.Id;
            }
            else
            {
                try
                {
                    return await create();
                }
                catch (ShipException refusal) when (IsTaken(refusal) && found is null && clock.GetElapsedTime(began) < patience)
                {
                    // By what is not listed yet.
                }
            }

            if (clock.GetElapsedTime(began) > patience) throw new ShipException(host.Ship, ShipFault.TimedOut, $"create {name}", "the container is listed and cannot be looked into") { Waited = clock.GetElapsedTime(began) };
            await Task.Delay(Pause, clock, cancellationToken);
        }
    }

    // Podman says it with status 500.
    private static bool IsTaken(ShipException refusal) => refusal.Fault == ShipFault.Refused && (refusal.Status == 409 || refusal.Reason.Contains("already in use", StringComparison.Ordinal));

    // With every label that this create gives: a foreign one is never taken for ours.
    private bool IsOurs(ObservedContainer found) => specification.Labels is { } labels && labels.All(label => found.Labels.GetValueOrDefault(label.Key) == label.Value);
}
