using System.Collections.Immutable;
using Maestro.Engine.Model;

namespace Maestro.Engine.Planning;

/// <summary>The steps that bring one instance up, for every play that does.</summary>
internal sealed class BringUp(StepList steps, PlanningInput input)
{
    private readonly Dictionary<string, StepSet> _creates = new(StringComparer.Ordinal);

    /// <summary>Makes a container, in place of <paramref name="old"/> where there is one; the set to wait for.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="old">Its container so far.</param>
    /// <param name="state">How that one stands, for people.</param>
    /// <param name="after">What must be done before; the image must be there with it, so that a pull that fails leaves the old container as it was.</param>
    public StepSet Create(Instance instance, ObservedContainer? old, string state, ImmutableArray<StepSet> after)
    {
        if (old is not null)
        {
            after =
            [
                steps.Add(new Step.Remove(instance, old.Id, input.Request.KeepVolumes != true)
                {
                    Id = steps.NextId, Ship = instance.Ship, After = after, Cause = $"{state}; made anew",
                }),
            ];
        }

        return _creates[instance.ContainerName] = steps.Add(new Step.Create(instance)
        {
            Id = steps.NextId,
            Ship = instance.Ship,
            After = [.. after, .. instance.HearsPickedPorts ? steps.Before(instance.Service).Sets : [], .. instance.Neighbours.Where(_creates.ContainsKey).Select(name => _creates[name])],
            Cause = old is null ? "absent" : "made anew",
        });
    }

    /// <summary>
    /// What must be done before its container is made or started: its pre-start checks, if it has any, when all that it requires is ready. A container that
    /// these shall prepare for is not made ahead, and the old one is left as it is when they fail.
    /// </summary>
    /// <param name="instance">The instance.</param>
    /// <param name="after">What must be done before, with or without checks.</param>
    /// <param name="turn">What only the checks must wait for, too.</param>
    public ImmutableArray<StepSet> PreStart(Instance instance, ImmutableArray<StepSet> after, StepSet? turn = null) => instance.PreStartChecks.IsEmpty
        ? after
        :
        [
            .. after,
            steps.Add(new Step.AwaitChecks(instance, LifecycleState.PreStart, null)
            {
                Id = steps.NextId,
                Ship = instance.Ship,
                After = [.. after, .. turn is null ? [] : new[] { turn }, .. steps.Before(instance.Service).Sets],
                Cause = string.Join(", ", instance.PreStartChecks),
            }),
        ];

    /// <summary>Starts the container, the observed one or the one that will be made, when all that it requires is ready.</summary>
    public void Start(Instance instance, string? containerId, ImmutableArray<StepSet> after)
    {
        var before = steps.Before(instance.Service);
        var started = steps.Add(new Step.Start(instance, containerId)
        {
            Id = steps.NextId,
            Ship = instance.Ship,
            After = [.. after, .. before.Sets],
            Cause = before.Names.IsEmpty ? "waits for nothing" : $"requires {before.Text}",
        });
        Await(instance, containerId, null, [started], Checks(instance));
    }

    /// <summary>Waits until it is ready, with which it is done.</summary>
    public void Await(Instance instance, string? containerId, string? upSince, ImmutableArray<StepSet> after, string cause, bool foundRestarting = false) =>
        steps.AddLast(new Step.AwaitReady(instance, containerId, upSince) { FoundRestarting = foundRestarting, Id = steps.NextId, Ship = instance.Ship, After = after, Cause = cause });

    /// <summary>The checks that it waits for, for people.</summary>
    public static string Checks(Instance instance) => instance.RunningChecks.IsEmpty ? "no checks" : string.Join(", ", instance.RunningChecks);
}
