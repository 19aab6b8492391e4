using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using Maestro.Engine.Planning;

namespace Maestro.Engine.Tests.Planning;

/// <summary>An environment and what is seen of it, from which plans are made.</summary>
internal sealed class Situation(MaestroEnvironment environment)
{
    private readonly Dictionary<string, ObservedShip> _ships = environment.Ships.Keys.ToDictionary(
        name => name,
        name => new ObservedShip { Name = name, Images = environment.Instances.Values.Select(instance => instance.Image).Distinct().ToImmutableDictionary(image => image, image => $"sha256:{image}") });

    public Situation Sees(string instance, ContainerState state, string status, string? owner = "test", string? config = null, string? run = null, string? imageId = null)
    {
        var definition = environment.Instances[instance];
        var labels = ImmutableDictionary<string, string>.Empty;
        if (owner is not null) labels = labels.Add(Labels.Environment, owner).Add(Labels.Config, config ?? definition.ConfigurationHash);
        if (run is not null) labels = labels.Add(Labels.Run, run).Add(Labels.Owner, "host/boot/1/2");
        var container = new ObservedContainer { Id = $"0123456789ab{instance}", Name = instance, Image = definition.Image, ImageId = imageId ?? $"sha256:{definition.Image}", State = state, Status = status, Labels = labels };
        _ships[definition.Ship] = _ships[definition.Ship] with { Containers = _ships[definition.Ship].Containers.Add(instance, container) };
        return this;
    }

    public Situation Lacks(string ship, string image)
    {
        _ships[ship] = _ships[ship] with { Images = _ships[ship].Images.Remove(image) };
        return this;
    }

    public Situation IsDown(string ship)
    {
        _ships[ship] = new ObservedShip { Name = ship, Fault = Catalogue.ShipUnreachable(null, ship, "tcp://127.0.0.1:2375", "connection refused") };
        return this;
    }

    public Plan Plan(Play play, PlayRequest? request = null, string? ofRun = null)
    {
        request ??= new PlayRequest { All = true };
        return Planner.Make(new PlanningInput
        {
            Environment = environment,
            Play = play,
            Request = request,
            Order = PlayList.Of(environment, play, request),
            Ships = _ships.ToImmutableDictionary(),
            OfRun = ofRun,
        });
    }
}
