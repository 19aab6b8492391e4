using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Planning;

namespace Maestro.Engine.Execution;

/// <summary>Where every instance of a play stands; tells the observer of each change, one at a time.</summary>
internal sealed class Ledger
{
    private readonly Lock _lock = new();
    private readonly IPlayObserver _observer;
    private readonly TimeProvider _clock;
    private readonly long _began;
    private readonly Dictionary<string, InstanceRow> _rows;
    private readonly ImmutableArray<string> _order;
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly Dictionary<string, string> _waits = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Instance, string Check), string> _answers = [];
    private readonly Dictionary<string, TimeSpan> _starting = new(StringComparer.Ordinal);

    /// <param name="plan">The plan.</param>
    /// <param name="environment">The environment's name.</param>
    /// <param name="observer">Who is told.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="began">When the play began, by the clock.</param>
    /// <param name="complete">Adds to each row what else was asked for.</param>
    public Ledger(Plan plan, string environment, IPlayObserver observer, TimeProvider clock, long began, Func<InstanceRow, InstanceRow>? complete = null)
    {
        (_observer, _clock, _began) = (observer, clock, began);
        _order = [.. plan.Instances.Select(planned => planned.Instance.Name)];
        var busy = FirstRow.Busy(plan);
        _rows = plan.Instances.ToDictionary(planned => planned.Instance.Name, planned => (complete ?? (row => row))(FirstRow.Of(plan, planned, busy)), StringComparer.Ordinal);
        _observer.Observe(new PlayEvent.Begun(clock.GetUtcNow(), plan.Play, environment, Rows));
    }

    /// <summary>All rows in play order.</summary>
    public ImmutableArray<InstanceRow> Rows
    {
        get
        {
            lock (_lock) return [.. _order.Select(name => _rows[name])];
        }
    }

    /// <summary>All faults so far, in the order they became known.</summary>
    public ImmutableArray<Diagnostic> Diagnostics
    {
        get
        {
            lock (_lock) return [.. _diagnostics];
        }
    }

    /// <summary>What each check that was made met last, for people, in the order in which they were begun: "redis-1 on local: checking tcp check of port client: connection refused".</summary>
    public ImmutableArray<string> Answers
    {
        get
        {
            lock (_lock) return [.. _answers.Select(answer => $"{answer.Key.Instance} on {_rows[answer.Key.Instance].Ship}: {answer.Key.Check}: {answer.Value}")];
        }
    }

    /// <summary>Keeps what a check met last.</summary>
    public void Answer(string instance, string check, string answer)
    {
        lock (_lock) _answers[(instance, check)] = answer;
    }

    /// <summary>Time since the play began.</summary>
    public TimeSpan Elapsed => _clock.GetElapsedTime(_began);

    /// <summary>The row of one instance.</summary>
    public InstanceRow this[string instance]
    {
        get
        {
            lock (_lock) return _rows[instance];
        }
    }

    /// <summary>Time since the instance's own start began, waits for others left out.</summary>
    public TimeSpan SinceStarting(string instance)
    {
        lock (_lock) return Elapsed - _starting.GetValueOrDefault(instance);
    }

    /// <summary>Says what an instance waits for; said again once its container is made ahead.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="others">Those that it waits for.</param>
    /// <param name="isNow">Whether it waits already; else only once its container is made.</param>
    public void Wait(string instance, string others, bool isNow = true)
    {
        lock (_lock) _waits[instance] = $"waits for {others}";
        if (isNow) Change(instance, InstancePhase.Waiting, $"waits for {others}");
    }

    /// <summary>Goes over to a second plan for the same instances, or some of them: those that it leaves alone stand as it found them.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="complete">Adds to each row what else was asked for.</param>
    public void GoOver(Plan plan, Func<InstanceRow, InstanceRow>? complete = null)
    {
        var busy = FirstRow.Busy(plan);
        foreach (var planned in plan.Instances)
        {
            var row = FirstRow.Of(plan, planned, busy);
            if (this[planned.Instance.Name].Phase.IsTrouble()) continue;

            if (complete is not null)
            {
                lock (_lock) _rows[row.Instance] = complete(_rows[row.Instance]);
            }

            Change(row.Instance, row.Phase, row.Text, row.ContainerId);
        }
    }

    /// <summary>Says that the container is made, and what it still waits for.</summary>
    public void Created(string instance, string containerId)
    {
        string text;
        lock (_lock) text = _waits.TryGetValue(instance, out var wait) ? $"created, {wait}" : "created";
        Change(instance, InstancePhase.Created, text, containerId);
    }

    /// <summary>Moves an instance on. Saying what is known already says nothing.</summary>
    public void Change(string instance, InstancePhase phase, string text, string? containerId = null)
    {
        lock (_lock)
        {
            var row = _rows[instance];
            if (row.Phase == phase && row.Text == text) return;

            row = row with
            {
                Phase = phase,
                Text = text,
                Elapsed = Elapsed,
                ContainerId = phase is InstancePhase.Removed or InstancePhase.Absent ? null : Short(containerId) ?? row.ContainerId,
            };
            _rows[instance] = row;
            if (phase == InstancePhase.Starting) _starting[instance] = row.Elapsed;
            _observer.Observe(new PlayEvent.InstanceChanged(_clock.GetUtcNow(), row));
        }
    }

    /// <summary>Puts down what an instance was last at, for who asks when the play was broken off. Nobody is told.</summary>
    public void Remember(string instance, string text)
    {
        lock (_lock) _rows[instance] = _rows[instance] with { Text = text };
    }

    /// <summary>Adds a fault; the same one is said once.</summary>
    public void Add(Diagnostic diagnostic)
    {
        lock (_lock)
        {
            if (_diagnostics.Contains(diagnostic)) return;

            _diagnostics.Add(diagnostic);
            _observer.Observe(new PlayEvent.Diagnosed(_clock.GetUtcNow(), diagnostic));
        }
    }

    /// <summary>Says that the play is over.</summary>
    public void End(PlayResult result)
    {
        lock (_lock) _observer.Observe(new PlayEvent.Ended(_clock.GetUtcNow(), result));
    }

    private static string? Short(string? id) => id is { Length: > 12 } ? id[..12] : id;
}
