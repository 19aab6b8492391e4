using System.Collections.Immutable;
using Maestro.Engine.Model;

namespace Maestro.Engine.Planning;

/// <summary>Steps of a start: images and containers are made ahead, only starts and checks keep the order.</summary>
internal sealed class StartPlanner
{
    private readonly PlanningInput _input;
    private readonly ImmutableArray<PlannedInstance> _instances;
    private readonly StepList _steps;
    private readonly ImagePulls _pulls;
    private readonly BringUp _up;

    public StartPlanner(PlanningInput input, ImmutableArray<PlannedInstance> instances)
    {
        (_input, _instances) = (input, instances);
        _steps = new StepList(input.Environment.Before(input.Play), input.Request.IgnoreDependencies != true);
        _pulls = new ImagePulls(_steps, input, instances.Where(planned => IsMadeAnew(planned, input.Request)).Select(planned => planned.Instance));
        _up = new BringUp(_steps, input);
    }

    public ImmutableArray<Step> Steps()
    {
        foreach (var planned in _instances) Plan(planned);
        return _steps.ToImmutable();
    }

    /// <summary>Whether a container that does not run is made anew: unless it may be reused; one that was only created is good while its configuration is.</summary>
    public static bool IsMadeAnew(PlannedInstance planned, PlayRequest request) => planned.Standing switch
    {
        Standing.Absent => true,
        Standing.Created => request.RefreshImages == true || (request.Reuse != true && HasDrifted(planned.Container!, planned.Instance)),
        Standing.Down => request.Reuse != true,
        _ => false,
    };

    private static bool HasDrifted(ObservedContainer container, Instance instance) =>
        container.Labels.GetValueOrDefault(Labels.Config) != instance.ConfigurationHash;

    private void Plan(PlannedInstance planned)
    {
        var (instance, container) = (planned.Instance, planned.Container);
        switch (planned.Standing)
        {
            case Standing.Unreachable:
                _steps.AddLast(StepList.GiveUp(_steps.NextId, instance, _input));
                break;
            case Standing.Running when container!.State == ContainerState.Restarting:
                _up.Await(instance, container.Id, null, _steps.Before(instance.Service).Sets, Wording.Lower(container.Status), foundRestarting: true);
                break;
            case Standing.Running:
                var since = Wording.UpFor(container!.Status);
                var drift = planned.Drift is { } differs ? $"; {differs.Text}" : "";
                _up.Await(instance, container.Id, since, _steps.Before(instance.Service).Sets, $"up for {since}{drift}");
                break;
            case Standing.Paused:
                var unpaused = _steps.Add(new Step.Unpause(instance, container!.Id)
                {
                    Id = _steps.NextId,
                    Ship = instance.Ship,
                    After = _steps.Before(instance.Service).Sets,
                    Cause = "paused",
                });
                _up.Await(instance, container.Id, null, [unpaused], BringUp.Checks(instance));
                break;
            case var _ when IsMadeAnew(planned, _input.Request):
                ImmutableArray<StepSet> image = _pulls.For(instance) is { } pull ? [pull] : [];
                _up.Start(instance, null, [_up.Create(instance, container, container is null ? "" : Wording.Lower(container.Status), _up.PreStart(instance, image))]);
                break;
            default:
                _up.Start(instance, container!.Id, _up.PreStart(instance, []));
                break;
        }
    }
}
