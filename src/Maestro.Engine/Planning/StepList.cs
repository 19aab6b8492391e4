using System.Collections.Immutable;
using Maestro.Engine.Model;

namespace Maestro.Engine.Planning;

/// <summary>The steps of a plan in the making, and the sets that later ones wait for.</summary>
/// <param name="neighbours">Of a service, those whose instances go before its own: what it requires (start) or what requires it (stop).</param>
/// <param name="ordered">Whether there is an order at all (not with <c>--ignore-dependencies</c>).</param>
/// <param name="same">Another list that these steps are part of: the same plan, walked the other way.</param>
internal sealed class StepList(ILookup<string, string> neighbours, bool ordered, StepList? same = null)
{
    private readonly ImmutableArray<Step>.Builder _steps = same?._steps ?? ImmutableArray.CreateBuilder<Step>();
    private readonly Dictionary<string, List<(Instance Instance, int Step)>> _last = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Predecessors> _predecessors = new(StringComparer.Ordinal);

    private readonly Dictionary<string, StepSet> _sets = new(StringComparer.Ordinal);

    /// <summary>The number of the next step.</summary>
    public int NextId => _steps.Count + 1;

    public ImmutableArray<Step> ToImmutable() => _steps.ToImmutable();

    /// <summary>Adds a step and returns the set of it alone.</summary>
    public StepSet Add(Step step)
    {
        _steps.Add(step);
        return new StepSet([step.Id]);
    }

    /// <summary>The step of an instance whose ship was found to be away.</summary>
    public static Step.GiveUp GiveUp(int id, Instance instance, PlanningInput input) =>
        new(instance, input.Ships[instance.Ship].Fault!) { Id = id, Ship = instance.Ship, Cause = "its ship cannot be reached" };

    /// <summary>Adds the step with which an instance is done: what waits for its service waits for it. Returns the set of it alone.</summary>
    public StepSet AddLast(Step.OfInstance step)
    {
        var added = Add(step);
        if (!_last.TryGetValue(step.Instance.Service, out var last)) _last[step.Instance.Service] = last = [];
        last.Add((step.Instance, step.Id));
        return added;
    }

    /// <summary>What the instances of <paramref name="service"/> wait for: one shared set a service, so that a plan stays linear in services and edges.</summary>
    public Predecessors Before(string service) =>
        !ordered ? Predecessors.None
        : _predecessors.TryGetValue(service, out var before) ? before
        : _predecessors[service] = Make(service);

    // A neighbour without an instance in the play is looked through: its own neighbours count in its place.
    private Predecessors Make(string service)
    {
        var sets = ImmutableArray.CreateBuilder<StepSet>();
        var names = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal) { service };
        var pending = new Queue<string>(neighbours[service]);
        while (pending.TryDequeue(out var next))
        {
            if (!seen.Add(next)) continue;
            if (_last.TryGetValue(next, out var last))
            {
                sets.Add(SetOf(next, last));
                names.AddRange(last.Select(pair => pair.Instance.Name));
                continue;
            }

            foreach (var further in neighbours[next]) pending.Enqueue(further);
        }

        names.Sort(StringComparer.Ordinal);
        return new Predecessors(sets.ToImmutable(), [.. names]);
    }

    private StepSet SetOf(string service, List<(Instance Instance, int Step)> last) =>
        _sets.TryGetValue(service, out var set) ? set : _sets[service] = new StepSet([.. last.Select(pair => pair.Step)]);
}
