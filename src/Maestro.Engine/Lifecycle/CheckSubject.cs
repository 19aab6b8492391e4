using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using Maestro.Engine.Ships;

namespace Maestro.Engine.Lifecycle;

/// <summary>What a check is about.</summary>
/// <param name="Instance">The instance, whose variables programs get.</param>
/// <param name="Host">Its ship's daemon.</param>
/// <param name="ContainerId">Its container; null while there is none.</param>
/// <param name="Place">Where programs of this machine are run.</param>
internal sealed record CheckSubject(Instance Instance, IDockerHost Host, string? ContainerId, ProgramPlace Place)
{
    /// <summary>Without the secrets of its container and of this machine.</summary>
    public Masking Masking() => Diagnostics.Masking.Of(ContainerVariables.Of(Instance).Concat(Place.Variables));
}
