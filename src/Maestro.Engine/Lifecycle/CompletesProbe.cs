using Maestro.Engine.Model;

namespace Maestro.Engine.Lifecycle;

/// <summary>Sees whether the container has ended, and how.</summary>
internal sealed class CompletesProbe(CheckSubject subject) : ContainerProbe(subject)
{
    protected override async Task<ProbeAnswer> AskAsync(string id, CancellationToken cancellationToken) => await LookAsync(id, cancellationToken) switch
    {
        null => ProbeAnswer.Over("the container is gone"),
        { State: ContainerState.Exited or ContainerState.Dead, ExitCode: 0 } => ProbeAnswer.Pass,
        { State: ContainerState.Exited or ContainerState.Dead, ExitCode: var code } => ProbeAnswer.Over($"the container ended with exit code {code}"),
        _ => ProbeAnswer.Fail("the container still runs"),
    };
}
