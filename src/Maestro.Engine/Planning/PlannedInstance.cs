using Maestro.Engine.Model;

namespace Maestro.Engine.Planning;

/// <summary>An instance in a plan.</summary>
/// <param name="Number">Number in play order, from 1; stop counts down.</param>
/// <param name="Instance">The instance.</param>
/// <param name="Standing">How it stood when the plan was made.</param>
/// <param name="Container">Its container, or the foreign one of its name; null when there is none or the ship could not be looked at.</param>
public sealed record PlannedInstance(int Number, Instance Instance, Standing Standing, ObservedContainer? Container)
{
    /// <summary>How its running container differs from the file; null when it does not, or the play makes it anew.</summary>
    public Drift? Drift { get; init; }
}
