using System.Collections.Immutable;
using Maestro.Engine;
using Maestro.Engine.Events;
using Maestro.Engine.Model;
using Maestro.Testing;

namespace Maestro.Scenarios.Ships;

/// <summary>An environment over the ships of a bed: in its text <c>IMAGE</c> stands for the test image, <c>PREFIX</c> for what its containers' names begin with, <c>UPPER</c> for that in link variables.</summary>
internal sealed class FleetEnvironment : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("maestro-test-");

    public FleetEnvironment(string ships, string services) => Write(ships, services);

    public string Name { get; } = $"mf{Guid.NewGuid():N}"[..10];

    public string File => Path.Combine(_folder.FullName, "maestro.yaml");

    public EventLog Log { get; } = new();

    /// <summary>Ships by plain TCP.</summary>
    public static string Plain(Bed bed, string more = "") => string.Concat(bed.Ships.Select(ship => $"  {ship.Name}: {{ip: {ship.Ip}{more}}}\n"));

    public void Write(string ships, string services) => System.IO.File.WriteAllText(
        File,
        $"__maestro: {{schema: 2}}\nname: {Name}\nships:\n{ships}services:\n{services}".Replace("IMAGE", TestImages.Busybox, StringComparison.Ordinal).Replace("PREFIX", Name, StringComparison.Ordinal).Replace("UPPER", Name.ToUpperInvariant(), StringComparison.Ordinal));

    public Task<PlayResult> PlayAsync(Play play, PlayRequest? request = null, IPlayObserver? observer = null, CancellationToken cancellationToken = default) =>
        Conductor.PlayAsync(play, (request ?? new PlayRequest { All = true }) with { File = File }, observer ?? Log, cancellationToken);

    public Conductor Conductor
    {
        get
        {
            var services = new ConductorServices();
            return new Conductor(services with { Variables = services.Variables.SetItem("DOCKER_CONFIG", _folder.FullName) });
        }
    }

    /// <summary>What the daemons themselves say of our containers, <c>ship1 web-1 running</c>, sorted.</summary>
    public async Task<ImmutableArray<string>> ContainersAsync(Bed bed)
    {
        var lists = await Task.WhenAll(bed.Ships.Select(async ship =>
        {
            using var daemon = ship.Daemon();
            return (await daemon.ContainersAsync()).Where(text => text.StartsWith(Name, StringComparison.Ordinal)).Select(text => $"{ship.Name} {text[(Name.Length + 1)..]}");
        }));
        return [.. lists.SelectMany(list => list)];
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
