using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;

namespace Maestro.Engine.Definition;

/// <summary>The published ports as a test is told of them.</summary>
internal static class EndpointList
{
    /// <summary>
    /// One for every named port that is published on one number, known now or picked by the daemon later and then 0, sorted by variable. Where two have one variable, the one that stands first in the file is told of, with a
    /// warning: MaestroNG has no such variables, so that a file of its own must not fail for them.
    /// </summary>
    public static (ImmutableArray<Endpoint> Fixed, ImmutableArray<Endpoint> Picked) Make(Reading reading, EnvironmentDraft draft, ImmutableSortedDictionary<string, Ship> ships)
    {
        var endpoints = new Dictionary<string, Endpoint>(StringComparer.Ordinal);
        foreach (var service in draft.Services)
        {
            foreach (var instance in service.Instances)
            {
                foreach (var (port, at) in instance.Ports)
                {
                    // Of a range there is none.
                    if ((port is { External.IsAuto: true, Exposed.Count: 1 } ? 0 : port.FixedNumber) is not { } number) continue;
                    var variable = $"MAESTRO_{VariableNames.Part(service.Name)}_{VariableNames.Part(instance.Name)}_{VariableNames.Part(port.Name)}";
                    var endpoint = new Endpoint(service.Name, instance.Name, port.Name, port.Protocol, ships[instance.Ship!.Value.Name].Ip, number, variable);
                    if (!endpoints.TryAdd(variable, endpoint)) reading.Faults.Add(Catalogue.EndpointClash(reading.At(at), variable, Shown(endpoint), Shown(endpoints[variable])));
                }
            }
        }

        var sorted = endpoints.Values.OrderBy(endpoint => endpoint.Variable, StringComparer.Ordinal).ToLookup(endpoint => endpoint.Number == 0);
        return ([.. sorted[false]], [.. sorted[true]]);
    }

    private static string Shown(Endpoint endpoint) => $"port '{endpoint.Port}' of instance '{endpoint.Instance}' (service '{endpoint.Service}')";
}
