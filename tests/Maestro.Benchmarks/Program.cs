using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Maestro.Benchmarks;
using Maestro.Engine;
using Maestro.Engine.DockerApi;
using Maestro.Engine.Events;
using Maestro.Engine.Model;

// A process of its own for each load, as a person's command is one.
if (args is [Loads.LoadOnce or Loads.DumpOnce, var once])
{
    Loads.Once(once, args[0] == Loads.DumpOnce);
    return 0;
}

if (args is ["load", ..])
{
    Loads.Compare(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 3);
    Orders.Measure();
    return 0;
}

// What a start costs beside the daemon's own work: the same containers made and started straight through the Docker API, with the
// parallelism that does best, and by a start of the engine; in turn, on the same daemon, so that the ratio holds when the machine's speed drifts.
var image = Environment.GetEnvironmentVariable("MAESTRO_TEST_IMAGE") ?? "maestro/busybox:1";
var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 3;
int[] parallelisms = [2, 4, 8];

foreach (var count in new[] { 10, 50 })
{
    var direct = parallelisms.ToDictionary(parallelism => parallelism, _ => new List<double>());
    var engine = new List<double>();
    for (var round = 0; round < rounds; round++)
    {
        foreach (var parallelism in parallelisms) direct[parallelism].Add(await DirectAsync(count, parallelism));
        engine.Add(await EngineAsync(count));
    }

    var (best, bound) = direct.Select(pair => (pair.Key, Median(pair.Value))).MinBy(pair => pair.Item2);
    var start = Median(engine);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"start of {count} containers: engine {start:0.00} s, straight through the API {bound:0.00} s ({best} at a time), ratio {start / bound:0.00} (at most 1.15 wanted; medians of {rounds})"));
}

return 0;

async Task<double> DirectAsync(int count, int parallelism)
{
    await using var host = new DockerHostFactory().Open(await LocalShipAsync());
    var ids = new string[count];
    await host.ListContainersAsync(CancellationToken.None);
    var began = Stopwatch.GetTimestamp();
    await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = parallelism }, async (i, token) =>
    {
        ids[i] = await host.CreateContainerAsync($"maestro-bench-direct-{i}", new ContainerSpecification { Image = image, Cmd = ImmutableArray.Create("sleep", "1000"), Hostname = $"bench-{i}" }, token);
        await host.StartContainerAsync(ids[i], token);
    });
    var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
    await Parallel.ForEachAsync(ids, async (id, token) =>
    {
        await host.StopContainerAsync(id, TimeSpan.Zero, token);
        await host.RemoveContainerAsync(id, withVolumes: true, token);
    });
    return took;
}

async Task<double> EngineAsync(int count)
{
    var file = await EnvironmentFileAsync(count);
    try
    {
        var conductor = new Conductor();
        var request = new PlayRequest { File = file };
        var began = Stopwatch.GetTimestamp();
        var result = await conductor.PlayAsync(Play.Start, request, new Silent(), CancellationToken.None);
        var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
        await conductor.PlayAsync(Play.Down, request, new Silent(), CancellationToken.None);
        return result.Succeeded ? took : throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
    }
    finally
    {
        File.Delete(file);
    }
}

// The engine itself says which daemon a ship of this machine is.
async Task<Ship> LocalShipAsync()
{
    var file = await EnvironmentFileAsync(1);
    try
    {
        return new Conductor().Load(new PlayRequest { File = file }).Environment.Ships["local"];
    }
    finally
    {
        File.Delete(file);
    }
}

async Task<string> EnvironmentFileAsync(int count)
{
    var file = Path.Combine(Path.GetTempPath(), $"maestro-bench-{Guid.NewGuid():n}.yaml");
    var instances = string.Concat(Enumerable.Range(0, count).Select(i => $"      maestro-bench-{i}: {{ship: local, command: sleep 1000, stop_timeout: 0}}\n"));
    await File.WriteAllTextAsync(file, $"__maestro: {{schema: 2}}\nname: maestro-bench\nships:\n  local: {{ip: 127.0.0.1}}\nservices:\n  bench:\n    image: {image}\n    instances:\n{instances}");
    return file;
}

static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

internal sealed class Silent : IPlayObserver
{
    public void Observe(PlayEvent playEvent)
    {
    }
}
