using Maestro.Engine.Ships;

namespace Maestro.Engine.Lifecycle;

/// <summary>A probe that asks the ship's daemon about the container.</summary>
internal abstract class ContainerProbe(CheckSubject subject) : Probe
{
    protected CheckSubject Subject => subject;

    public sealed override async Task<ProbeAnswer> TryAsync(CancellationToken cancellationToken)
    {
        if (subject.ContainerId is not { } id) return ProbeAnswer.Never("there is no container before it is started");
        try
        {
            return await AskAsync(id, cancellationToken);
        }
        catch (ShipException fault)
        {
            // A daemon that is away for a moment is no reason to give up: the next try asks again.
            return ProbeAnswer.Fail(fault.Reason);
        }
    }

    protected abstract Task<ProbeAnswer> AskAsync(string id, CancellationToken cancellationToken);

    protected async Task<ContainerSnapshot?> LookAsync(string id, CancellationToken cancellationToken) => await subject.Host.InspectContainerAsync(id, cancellationToken);
}
