using System.Collections.Immutable;
using System.Globalization;
using Maestro.Engine.Graph;
using Maestro.Engine.Model;

namespace Maestro.Engine.Planning;

/// <summary>
/// Steps of a restart. What hangs together is stopped in reverse order and started in forward order; what does not is restarted side by side, or, with
/// <c>--concurrency</c> or <c>--step-delay</c>, one after another, the next only when the last is ready. Nothing is stopped before the images that it
/// takes to come back are there.
/// </summary>
internal sealed class RestartPlanner
{
    private readonly PlanningInput _input;
    private readonly ImmutableArray<PlannedInstance> _instances;
    private readonly StepList _stops;
    private readonly StepList _starts;
    private readonly TakeDown _down;
    private readonly ImagePulls _pulls;
    private readonly BringUp _up;
    private readonly TimeSpan _stepDelay;
    private readonly TimeSpan _stopStartDelay;

    public RestartPlanner(PlanningInput input, ImmutableArray<PlannedInstance> instances)
    {
        (_input, _instances) = (input, instances);
        var ordered = input.Request.IgnoreDependencies != true;
        _stops = new StepList(input.Environment.Before(Play.Stop), ordered);
        _starts = new StepList(input.Environment.Before(Play.Start), ordered, _stops);
        _pulls = new ImagePulls(_starts, input, instances.Where(planned => planned.Standing != Standing.Unreachable && (IsForPullsOnly || IsMadeAnew(planned))).Select(planned => planned.Instance));
        _up = new BringUp(_starts, input);
        _down = new TakeDown(_stops, isCertain: false, comesBack: true);
        _stepDelay = TimeSpan.FromSeconds(input.Request.StepDelay ?? 0);
        _stopStartDelay = TimeSpan.FromSeconds(input.Request.StopStartDelay ?? 0);
    }

    // What changed is known only when the images have been refreshed: until then, that is all that can be planned.
    private bool IsForPullsOnly => _input.Request is { OnlyIfChanged: true, RefreshImages: true } && !_input.AreImagesFresh;

    public ImmutableArray<Step> Steps()
    {
        if (IsForPullsOnly) PullAll();
        else RestartAll();
        return _stops.ToImmutable();
    }

    private void PullAll()
    {
        foreach (var planned in _instances)
        {
            if (planned.Standing == Standing.Unreachable) _starts.AddLast(StepList.GiveUp(_starts.NextId, planned.Instance, _input));
            else _pulls.Pull(planned.Instance, "refresh asked for; what changed is restarted then");
        }
    }

    private void RestartAll()
    {
        var units = RestartUnits.Of(_input.Environment, [.. _instances.Where(planned => Reason(planned) is not null)], _input.Request.IgnoreDependencies != true);
        var atOnce = _input.Request.Concurrency ?? (_stepDelay > TimeSpan.Zero ? 1 : units.Length);
        var ends = new List<StepSet>();
        for (var i = 0; i < units.Length; i++)
        {
            ImmutableArray<StepSet> turn = i >= atOnce ? [ends[i - atOnce]] : [];
            if (i > 0 && _stepDelay > TimeSpan.Zero) turn = [Pause(units[i][0].Instance, _stepDelay, turn, "before the next one")];
            ends.Add(Restart(units[i], turn));
        }
    }

    // Why the instance is restarted; null when it is left as it is.
    private string? Reason(PlannedInstance planned)
    {
        if (planned.Standing is not (Standing.Running or Standing.Paused) || _input.Request.OnlyIfChanged != true) return "";
        var container = planned.Container!;
        if (_input.Ships[planned.Instance.Ship].Images.GetValueOrDefault(planned.Instance.Image) != container.ImageId) return "; its image changed";
        return Drift.Of(container, planned.Instance, null) is { } drift ? $"; {drift.Text}" : null;
    }

    private bool IsMadeAnew(PlannedInstance planned) => planned.Standing is Standing.Running or Standing.Paused
        ? _input.Request.Reuse != true && Reason(planned) is not null
        : StartPlanner.IsMadeAnew(planned, _input.Request);

    // The steps with which the unit is done.
    private StepSet Restart(ImmutableArray<PlannedInstance> unit, ImmutableArray<StepSet> turn)
    {
        var ready = turn.AddRange(WhatItTakes(unit));
        var stopped = unit.Where(planned => planned.Standing is Standing.Running or Standing.Paused)
            .ToDictionary(planned => planned.Instance.Name, planned => Stop(planned, ready), StringComparer.Ordinal);

        var last = new List<int>();
        foreach (var planned in InStartOrder(unit))
        {
            var instance = planned.Instance;
            if (planned.Standing == Standing.Unreachable) continue;

            var after = stopped.TryGetValue(instance.Name, out var stop) ? [stop] : ready;
            if (stop is not null && _stopStartDelay > TimeSpan.Zero) after = [Pause(instance, _stopStartDelay, after, "between stop and start")];
            var turnToStart = last.Count > 0 && _stepDelay > TimeSpan.Zero ? Pause(instance, _stepDelay, [new StepSet([last[^1]])], "before the next one") : null;
            var container = planned.Container;
            after = _up.PreStart(instance, after, turnToStart);
            if (IsMadeAnew(planned)) after = [_up.Create(instance, container, stop is null && container is not null ? Wording.Lower(container.Status) : "stopped", after)];
            _up.Start(instance, IsMadeAnew(planned) ? null : container!.Id, turnToStart is null ? after : [.. after, turnToStart]);
            last.Add(_starts.NextId - 1);
        }

        return new StepSet([.. last]);
    }

    // Of all of the unit, before any of it is stopped: a unit that cannot come back is left up.
    private ImmutableArray<StepSet> WhatItTakes(ImmutableArray<PlannedInstance> unit)
    {
        var sets = ImmutableArray.CreateBuilder<StepSet>();
        foreach (var planned in unit)
        {
            if (planned.Standing == Standing.Unreachable) sets.Add(_starts.Add(StepList.GiveUp(_starts.NextId, planned.Instance, _input)));
            else if (IsMadeAnew(planned) && _pulls.For(planned.Instance) is { } pull && !sets.Contains(pull)) sets.Add(pull);
        }

        return sets.ToImmutable();
    }

    private StepSet Stop(PlannedInstance planned, ImmutableArray<StepSet> ready)
    {
        var instance = planned.Instance;
        var before = _stops.Before(instance.Service);
        var after = before.Names.IsEmpty ? "" : $"; after {before.Text}";
        var asked = _down.Ask(instance, planned.Container!.Id, [.. ready, .. before.Sets]);
        var stop = new Step.Stop(instance, planned.Container.Id)
        {
            Id = _stops.NextId,
            Ship = instance.Ship,
            After = asked,
            ComesBack = true,
            StartsAgain = _input.Request.Reuse == true,
            Cause = $"{Wording.Lower(planned.Container.Status)}{Reason(planned)}{after}",
        };
        return _down.End(stop, planned.Container.Id);
    }

    private StepSet Pause(Instance instance, TimeSpan length, ImmutableArray<StepSet> after, string why) => _starts.Add(new Step.Pause(instance, length)
    {
        Id = _starts.NextId,
        Ship = instance.Ship,
        After = after,
        Cause = string.Create(CultureInfo.InvariantCulture, $"{length.TotalSeconds:0.###} s {why}"),
    });

    private IEnumerable<PlannedInstance> InStartOrder(ImmutableArray<PlannedInstance> unit)
    {
        if (unit.Length == 1) return unit;

        var byName = unit.ToDictionary(planned => planned.Instance.Name, StringComparer.Ordinal);
        var services = _input.Environment.Services.ToDictionary(
            pair => pair.Key, pair => pair.Value.Instances.RemoveAll(name => !byName.ContainsKey(name)), StringComparer.Ordinal);
        var requires = _input.Environment.Before(Play.Start);
        return PlayOrder.Of(services, service => requires[service]).Select(name => byName[name]);
    }
}
