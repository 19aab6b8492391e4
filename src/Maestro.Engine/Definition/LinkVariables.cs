using System.Collections.Immutable;
using System.Globalization;
using Maestro.Engine.Graph;

namespace Maestro.Engine.Definition;

/// <summary>
/// Link variables. What a service tells about its instances is written once and shared by all that hear it: in a chain of n services there are
/// n² of them.
/// </summary>
internal sealed class LinkVariables
{
    private readonly Dictionary<string, Told> _told;
    private readonly Dictionary<string, ServiceDraft> _services;
    private readonly Reach _reach;

    // Who tells a name. Nearly always one service; where two do, the later one in the order of Tellers wins.
    private readonly Dictionary<string, string> _teller = new(StringComparer.Ordinal);
    private readonly bool _hasNamesakes;

    public LinkVariables(EnvironmentDraft draft)
    {
        _services = draft.Services.ToDictionary(service => service.Name, StringComparer.Ordinal);
        _reach = new Reach(_services.Keys, name => _services[name].Requires.Select(required => required.Name));
        _told = draft.Services.ToDictionary(service => service.Name, service => Tell(service, draft), StringComparer.Ordinal);
        foreach (var (service, told) in _told)
        {
            foreach (var variable in told.ToOthers.Concat(told.ToItself)) _hasNamesakes |= !_teller.TryAdd(variable.Name, service);
        }
    }

    /// <summary>Link variables as a service that requires all others would get them.</summary>
    public ImmutableSortedDictionary<string, string> All
    {
        get
        {
            var all = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
            foreach (var told in _told.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                foreach (var variable in told.Value.ToOthers) all[variable.Name] = variable.Value!;
            }

            return all.ToImmutable();
        }
    }

    /// <summary>What the instances of a service get, as <c>NAME=value</c>, and a test of whether a name is among them.</summary>
    public (ImmutableArray<string> Texts, Func<string, bool> Contains) Of(string service)
    {
        // Own, then required (sorted), then what is only wanted.
        string[] tellers = [.. _reach.From(service).Prepend(service).Concat(_services[service].WantsInfo.Select(wanted => wanted.Name)).Distinct(StringComparer.Ordinal)];
        if (_hasNamesakes) return OneOfEachName(service, tellers);

        var texts = ImmutableArray.CreateBuilder<string>(_told[service].ToItself.Length + tellers.Sum(teller => _told[teller].Texts.Length));
        texts.AddRange(_told[service].ToItself.Select(Text));
        foreach (var teller in tellers) texts.AddRange(_told[teller].Texts);
        return (texts.MoveToImmutable(), name => _teller.TryGetValue(name, out var teller) && (teller == service || (tellers.Contains(teller) && !_told[teller].ToItself.Any(variable => variable.Name == name))));
    }

    private (ImmutableArray<string> Texts, Func<string, bool> Contains) OneOfEachName(string service, string[] tellers)
    {
        var variables = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var variable in _told[service].ToItself.Concat(tellers.SelectMany(teller => _told[teller].ToOthers))) variables[variable.Name] = variable.Value!;
        return ([.. variables.Select(pair => $"{pair.Key}={pair.Value}")], variables.ContainsKey);
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
                toOthers.Add(new Variable($"{portName}_PORT", port.Port.External.ToString(CultureInfo.InvariantCulture)));
                toItself.Add(new Variable($"{portName}_INTERNAL_PORT", port.Port.Exposed.ToString(CultureInfo.InvariantCulture)));
            }
        }

        toOthers.Add(new Variable($"{prefix}_INSTANCES", string.Join(',', service.Instances.Select(instance => instance.Name).Order(StringComparer.Ordinal))));
        return new Told(toOthers.ToImmutable(), toItself.ToImmutable(), [.. toOthers.Select(Text)]);
    }

    private static string Text(Variable variable) => $"{variable.Name}={variable.Value}";

    private sealed record Told(ImmutableArray<Variable> ToOthers, ImmutableArray<Variable> ToItself, ImmutableArray<string> Texts);
}
