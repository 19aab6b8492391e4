using System.Collections.Immutable;
using Maestro.Engine.Graph;
using Maestro.Engine.Model;

namespace Maestro.Engine.Definition;

/// <summary>
/// Link variables. What a service tells about its instances is written once and shared by all that hear it: in a chain of n services there are
/// n² of them.
/// </summary>
internal sealed class LinkVariables
{
    private readonly Lock _gate = new();
    private readonly Reach _reach;

    // By the numbers of the reach.
    private readonly ServiceDraft[] _services;
    private readonly Told[] _told;

    // Who tells a name. Nearly always one service; where two do, the later one of those that are heard wins.
    private readonly Dictionary<string, int> _teller = new(StringComparer.Ordinal);
    private readonly bool _hasNamesakes;

    public LinkVariables(EnvironmentDraft draft)
    {
        var services = draft.Services.ToDictionary(service => service.Name, StringComparer.Ordinal);
        _reach = new Reach(services.Keys, name => services[name].Requires.Select(required => required.Name));
        _services = [.. _reach.Names.Select(name => services[name])];
        _told = [.. _services.Select(service => Tell(service, draft))];
        for (var teller = 0; teller < _told.Length; teller++)
        {
            foreach (var variable in _told[teller].ToOthers.Concat(_told[teller].ToItself)) _hasNamesakes |= !_teller.TryAdd(variable.Name, teller);
        }
    }

    /// <summary>The names of those that tell of ports that daemons pick.</summary>
    public static ImmutableDictionary<string, PickedPort> OfPickedPorts(EnvironmentDraft draft)
    {
        var picked = ImmutableDictionary.CreateBuilder<string, PickedPort>(StringComparer.Ordinal);
        foreach (var service in draft.Services)
        {
            foreach (var instance in service.Instances)
            {
                foreach (var port in instance.Ports.Where(port => port.Port.External.IsAuto))
                    picked[$"{VariableNames.Part(service.Name)}_{VariableNames.Part(instance.Name)}_{VariableNames.Part(port.Port.Name)}_PORT"] = new PickedPort(service.Name, instance.Name, port.Port.Name);
            }
        }

        return picked.ToImmutable();
    }

    /// <summary>Link variables as a service that requires all others would get them.</summary>
    public ImmutableSortedDictionary<string, string> All
    {
        get
        {
            var all = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var told in _told)
            {
                foreach (var variable in told.ToOthers) all[variable.Name] = variable.Value!;
            }

            return all.ToImmutableSortedDictionary(StringComparer.Ordinal);
        }
    }

    /// <summary>What the instances of a service get. May be asked from any thread.</summary>
    public LinkedVariables Of(string service) => Hear(_reach.Number(service));

    private LinkedVariables Hear(int own)
    {
        var tellers = Tellers(own);
        if (_hasNamesakes) return OneOfEachName(own, tellers);

        var texts = ImmutableArray.CreateBuilder<string>(_told[own].ToItself.Length + tellers.Sum(teller => _told[teller].Texts.Length));
        texts.AddRange(_told[own].ToItself.Select(Text));
        foreach (var teller in tellers) texts.AddRange(_told[teller].Texts);
        return new LinkedVariables(texts.MoveToImmutable(), name => _teller.TryGetValue(name, out var teller) && (teller == own || (tellers.Contains(teller) && _told[teller].ToOthers.Any(variable => variable.Name == name))));
    }

    // Own, then required (sorted), then what is only wanted.
    private List<int> Tellers(int own)
    {
        lock (_gate)
        {
            var tellers = _reach.From(own);
            tellers.Insert(0, own);
            foreach (var wanted in _services[own].WantsInfo.Select(wanted => _reach.Number(wanted.Name)))
            {
                if (!tellers.Contains(wanted)) tellers.Add(wanted);
            }

            return tellers;
        }
    }

    private LinkedVariables OneOfEachName(int own, List<int> tellers)
    {
        var variables = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var variable in _told[own].ToItself.Concat(tellers.SelectMany(teller => _told[teller].ToOthers))) variables[variable.Name] = variable.Value!;
        return new LinkedVariables([.. variables.Select(pair => $"{pair.Key}={pair.Value}")], variables.ContainsKey);
    }

    private static Told Tell(ServiceDraft service, EnvironmentDraft draft)
    {
        var toOthers = ImmutableArray.CreateBuilder<Variable>();
        var toItself = ImmutableArray.CreateBuilder<Variable>();
        var prefix = VariableNames.Part(service.Name);
        foreach (var instance in service.Instances)
        {
            var name = $"{prefix}_{VariableNames.Part(instance.Name)}";
            toOthers.Add(new Variable($"{name}_HOST", draft.Ships[instance.Ship!.Value.Name]!.Ip));
            foreach (var port in instance.Ports)
            {
                var portName = $"{name}_{VariableNames.Part(port.Port.Name)}";
                toOthers.Add(new Variable($"{portName}_PORT", port.Port.External.ToString()));
                toItself.Add(new Variable($"{portName}_INTERNAL_PORT", port.Port.Exposed.ToString()));
            }
        }

        toOthers.Add(new Variable($"{prefix}_INSTANCES", string.Join(',', service.Instances.Select(instance => instance.Name).Order(StringComparer.Ordinal))));
        return new Told(toOthers.ToImmutable(), toItself.ToImmutable(), [.. toOthers.Select(Text)]);
    }

    private static string Text(Variable variable) => $"{variable.Name}={variable.Value}";

    private sealed record Told(ImmutableArray<Variable> ToOthers, ImmutableArray<Variable> ToItself, ImmutableArray<string> Texts);
}
