using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;

namespace Maestro.Engine.Planning;

/// <summary>Which instances a play acts on: MaestroNG's rules, with its filters always applied.</summary>
internal static class Selection
{
    /// <summary>The names of the instances selected.</summary>
    /// <exception cref="MaestroException">A thing is unknown, or the play needs a word that is missing.</exception>
    public static ImmutableHashSet<string> Of(MaestroEnvironment environment, Play play, PlayRequest request)
    {
        var faults = ImmutableArray.CreateBuilder<Diagnostic>();
        if (request is { Reuse: true, RefreshImages: true }) faults.Add(Catalogue.ExclusiveOptions("reuse", "refresh-images"));
        CheckFilter("--container-filter", request.ContainerFilter, faults);
        CheckFilter("--ship-filter", request.ShipFilter, faults);
        if (play.AsksForNames() && request.Things.IsEmpty && request.All != true) faults.Add(Catalogue.NothingNamed(Word(play)));

        var named = request.Things.IsEmpty ? Everything(environment, play, request) : Named(environment, play, request, faults);
        if (faults.Count > 0) throw new MaestroException(ExitCode.Usage, faults.ToImmutable());

        return [.. named.Where(name => Passes(name, request.ContainerFilter) && Passes(environment.Instances[name].Ship, request.ShipFilter))];
    }

    /// <summary>Whether a request leaves nothing out.</summary>
    public static bool IsWhole(PlayRequest request) => request is { Things.IsEmpty: true, ContainerFilter: null, ShipFilter: null };

    /// <summary>The ships that pass the filter.</summary>
    /// <exception cref="MaestroException">It is no pattern, or none passes.</exception>
    public static ImmutableArray<Ship> Ships(MaestroEnvironment environment, PlayRequest request)
    {
        var faults = ImmutableArray.CreateBuilder<Diagnostic>();
        CheckFilter("--ship-filter", request.ShipFilter, faults);
        if (faults.Count > 0) throw new MaestroException(ExitCode.Usage, faults.ToImmutable());

        var ships = environment.Ships.Values.Where(ship => Passes(ship.Name, request.ShipFilter)).ToImmutableArray();
        if (ships.IsEmpty && request.ShipFilter is { } filter)
            throw new MaestroException(ExitCode.Usage, [Catalogue.BadOptionValue("--ship-filter", filter, $"a pattern that a ship's name matches; there are {string.Join(", ", environment.Ships.Keys)}")]);
        return ships;
    }

    private static IEnumerable<string> Everything(MaestroEnvironment environment, Play play, PlayRequest request)
    {
        if (play is Play.Status or Play.Down) return environment.Instances.Keys;

        var services = environment.Services.Values.Where(service => !service.Omit).Select(service => service.Name);
        if (request.IgnoreDependencies != true) services = Reach(environment, play, services);
        return services.SelectMany(service => environment.Services[service].Instances);
    }

    private static HashSet<string> Named(MaestroEnvironment environment, Play play, PlayRequest request, ImmutableArray<Diagnostic>.Builder faults)
    {
        var instances = new HashSet<string>(StringComparer.Ordinal);
        foreach (var thing in request.Things)
        {
            if (environment.Instances.ContainsKey(thing)) instances.Add(thing);
            else if (!environment.Services.TryGetValue(thing, out var service))
                faults.Add(Catalogue.UnknownThing(thing, environment.Name, environment.Instances.Keys.Concat(environment.Services.Keys)));
            else if (play.AsksForNames() && request.ExpandServices != true) faults.Add(Catalogue.ServiceNeedsExpansion(Word(play), thing));
            else instances.UnionWith(service.Instances);
        }

        if (request.WithDependencies != true) return instances;

        // What was named stays as it is; only the services it needs (or that need it) come in whole.
        var own = instances.Select(name => environment.Instances[name].Service).ToHashSet(StringComparer.Ordinal);
        foreach (var service in Reach(environment, play, own))
        {
            if (!own.Contains(service)) instances.UnionWith(environment.Services[service].Instances);
        }

        return instances;
    }

    // What takes down reaches towards the services that need these, everything else towards the services that these need.
    private static HashSet<string> Reach(MaestroEnvironment environment, Play play, IEnumerable<string> services)
    {
        var neighbours = environment.Before(play);
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Stack<string>(services);
        while (pending.TryPop(out var service))
        {
            if (!reached.Add(service)) continue;
            foreach (var next in neighbours[service]) pending.Push(next);
        }

        return reached;
    }

    private static void CheckFilter(string option, string? glob, ImmutableArray<Diagnostic>.Builder faults)
    {
        if (glob is not null && !Glob.IsValid(glob)) faults.Add(Catalogue.BadOptionValue(option, glob, "a pattern of *, ?, [seq] and [!seq]"));
    }

    private static string Word(Play play) => play.ToString().ToLowerInvariant();

    private static bool Passes(string name, string? glob) => glob is null || Glob.Matches(glob, name);
}
