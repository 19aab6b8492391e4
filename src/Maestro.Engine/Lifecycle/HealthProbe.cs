using Maestro.Engine.Model;
using Maestro.Engine.Ships;

namespace Maestro.Engine.Lifecycle;

/// <summary>Asks the daemon what the container's HEALTHCHECK says.</summary>
internal sealed class HealthProbe(CheckSubject subject) : ContainerProbe(subject)
{
    protected override async Task<ProbeAnswer> AskAsync(string id, CancellationToken cancellationToken) => await LookAsync(id, cancellationToken) switch
    {
        null => ProbeAnswer.Over("the container is gone"),
        { State: ContainerState.Exited or ContainerState.Dead } => ProbeAnswer.Over("the container does not run"),
        { Health: null } => ProbeAnswer.Never("the container has no HEALTHCHECK; add 'healthcheck' to the instance, or one to the image"),
        { Health.Status: "healthy" } => ProbeAnswer.Pass,
        { Health: var health } => Describe(health),
    };

    // Unhealthy is not the end: the daemon goes on asking, and a service that is slow to start may yet turn healthy.
    private ProbeAnswer Describe(ContainerHealth health)
    {
        var last = health.LastExitCode is { } code ? $", its command ended with {code}" : "";
        return ProbeAnswer.Fail($"{health.Status}{last}") with { Output = OutputTail.Of(health.LastOutput, Subject.Masking()) };
    }
}
