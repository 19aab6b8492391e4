using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Graph;
using Maestro.Engine.Model;

namespace Maestro.Engine;

/// <summary>What a file may say and no play can do yet. It is refused before anything is contacted; what is built takes its line out of here.</summary>
internal static class NotYetPerformed
{
    /// <summary>Refuses what reaching the ships of these instances would need.</summary>
    /// <exception cref="MaestroException">With everything that cannot be done, sorted by position.</exception>
    public static void RefuseToReach(MaestroEnvironment environment, ImmutableArray<Instance> instances) => Refuse(Ships(environment, instances));

    /// <summary>Refuses what doing these plays with these instances would need.</summary>
    /// <exception cref="MaestroException">With everything that cannot be done, sorted by position.</exception>
    public static void RefuseToPlay(MaestroEnvironment environment, ImmutableArray<Instance> instances, params ReadOnlySpan<Play> plays)
    {
        var faults = Ships(environment, instances).ToList();
        foreach (var play in plays)
        {
            if (play is Play.Start or Play.Restart) faults.AddRange(PickedPorts(environment, instances));
        }

        Refuse(faults);
    }

    private static IEnumerable<Diagnostic> Ships(MaestroEnvironment environment, ImmutableArray<Instance> instances)
    {
        foreach (var ship in instances.Select(instance => instance.Ship).Distinct(StringComparer.Ordinal).Select(name => environment.Ships[name]))
        {
            if (ship.Address is ShipAddress.Provided { Provider: var provider }) yield return Cannot(provider.Location, $"asking a ship provider for ship '{ship.Name}'");
        }
    }

    // Who hears of such a port cannot be told it, either.
    private static IEnumerable<Diagnostic> PickedPorts(MaestroEnvironment environment, ImmutableArray<Instance> instances)
    {
        var hears = new Reach(environment.Services.Keys, service => environment.Services[service].Requires);
        var services = instances.Select(instance => instance.Service).Distinct(StringComparer.Ordinal)
            .SelectMany(service => hears.From(hears.Number(service)).Select(number => hears.Names[number]).Concat(environment.Services[service].WantsInfo).Append(service))
            .Distinct(StringComparer.Ordinal);
        foreach (var instance in services.SelectMany(service => environment.Services[service].Instances).Select(name => environment.Instances[name]))
        {
            foreach (var port in instance.Ports.Where(port => port.External.IsAuto)) yield return Cannot(port.Location, $"reading back port '{port.Name}' of instance '{instance.Name}', which the engine picks (auto),");
        }
    }

    private static Diagnostic Cannot(SourceLocation? location, string what) => Catalogue.NotSupported(location, what);

    // A check of a service stands once in the file: once is enough for all its instances.
    private static void Refuse(IEnumerable<Diagnostic> faults)
    {
        var list = new FaultList();
        foreach (var fault in faults.DistinctBy(fault => fault.Location ?? (object)fault.Message)) list.Add(fault);
        list.ThrowOnErrors();
    }
}
