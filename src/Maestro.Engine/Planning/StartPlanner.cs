using System.Collections.Immutable;
using Maestro.Engine.Model;

namespace Maestro.Engine.Planning;

/// <summary>Steps of a start: images and containers are made ahead, only starts and checks keep the order.</summary>
internal sealed class StartPlanner(PlanningInput input, ImmutableArray<PlannedInstance> instances)
{
    private readonly StepList _steps = new(input.Environment.Before(input.Play), input.Request.IgnoreDependencies != true);
    private readonly Dictionary<(string Ship, string Image), StepSet> _pulls = [];
    private readonly Dictionary<string, StepSet> _creates = new(StringComparer.Ordinal);
    private readonly ILookup<(string Ship, string Image), Instance> _users =
        instances.Where(planned => IsMadeAnew(planned, input.Request)).Select(planned => planned.Instance).ToLookup(instance => (instance.Ship, instance.Image));

    public ImmutableArray<Step> Steps()
    {
        foreach (var planned in instances) Plan(planned);
        return _steps.ToImmutable();
    }

    private void Plan(PlannedInstance planned)
    {
        var (instance, container) = (planned.Instance, planned.Container);
        switch (planned.Standing)
        {
            case Standing.Unreachable:
                _steps.AddLast(new Step.GiveUp(instance, input.Ships[instance.Ship].Fault!) { Id = _steps.NextId, Ship = instance.Ship, Cause = "its ship cannot be reached" });
                break;
            case Standing.Running:
                var since = Wording.UpFor(container!.Status);
                var drift = HasDrifted(container, instance) ? "; its configuration differs from the file" : "";
                Await(instance, container.Id, since, _steps.Before(instance.Service).Sets, $"up for {since}{drift}");
                break;
            case Standing.Paused:
                var unpaused = _steps.Add(new Step.Unpause(instance, container!.Id)
                {
                    Id = _steps.NextId,
                    Ship = instance.Ship,
                    After = _steps.Before(instance.Service).Sets,
                    Cause = "paused",
                });
                Await(instance, container.Id, null, [unpaused], Checks(instance));
                break;
            case var _ when IsMadeAnew(planned, input.Request):
                Start(instance, null, [Create(planned)]);
                break;
            default:
                Start(instance, container!.Id, []);
                break;
        }
    }

    // A stopped container is made anew unless it may be reused; one that was only created is good while its configuration is.
    private static bool IsMadeAnew(PlannedInstance planned, PlayRequest request) => planned.Standing switch
    {
        Standing.Absent => true,
        Standing.Created => request.RefreshImages == true || (request.Reuse != true && HasDrifted(planned.Container!, planned.Instance)),
        Standing.Down => request.Reuse != true,
        _ => false,
    };

    private static bool HasDrifted(ObservedContainer container, Instance instance) =>
        container.Labels.GetValueOrDefault(Labels.Config) != instance.ConfigurationHash;

    private StepSet Create(PlannedInstance planned)
    {
        var instance = planned.Instance;
        ImmutableArray<StepSet> after = Pull(instance) is { } pull ? [pull] : [];
        if (planned.Container is { } old)
        {
            // Not before its successor's image is there: a pull that fails leaves the old container as it was.
            after =
            [
                _steps.Add(new Step.Remove(instance, old.Id, input.Request.KeepVolumes != true)
                {
                    Id = _steps.NextId, Ship = instance.Ship, After = after, Cause = $"{Wording.Lower(old.Status)}; made anew",
                }),
            ];
        }

        return _creates[instance.Name] = _steps.Add(new Step.Create(instance)
        {
            Id = _steps.NextId,
            Ship = instance.Ship,
            After = [.. after, .. instance.Neighbours.Where(_creates.ContainsKey).Select(name => _creates[name])],
            Cause = planned.Container is null ? "absent" : "made anew",
        });
    }

    private StepSet? Pull(Instance instance)
    {
        var key = (instance.Ship, instance.Image);
        if (_pulls.TryGetValue(key, out var pull)) return pull;
        var present = input.Ships[instance.Ship].Images.Contains(instance.Image);
        if (present && input.Request.RefreshImages != true) return null;
        return _pulls[key] = _steps.Add(new Step.PullImage(instance.Image, [.. _users[key]])
        {
            Id = _steps.NextId,
            Ship = instance.Ship,
            Cause = present ? "refresh asked for" : "not on the ship",
        });
    }

    private void Start(Instance instance, string? containerId, ImmutableArray<StepSet> after)
    {
        var before = _steps.Before(instance.Service);
        var started = _steps.Add(new Step.Start(instance, containerId)
        {
            Id = _steps.NextId,
            Ship = instance.Ship,
            After = [.. after, .. before.Sets],
            Cause = before.Names.IsEmpty ? "waits for nothing" : $"requires {before.Text}",
        });
        Await(instance, containerId, null, [started], Checks(instance));
    }

    private void Await(Instance instance, string? containerId, string? upSince, ImmutableArray<StepSet> after, string cause) =>
        _steps.AddLast(new Step.AwaitReady(instance, containerId, upSince) { Id = _steps.NextId, Ship = instance.Ship, After = after, Cause = cause });

    private static string Checks(Instance instance) => instance.RunningChecks.IsEmpty ? "no checks" : string.Join(", ", instance.RunningChecks);
}
