using System.Diagnostics;
using System.Globalization;
using Maestro.Engine;
using Maestro.Engine.DockerApi;
using Maestro.Engine.Events;
using Maestro.Engine.Model;
using Maestro.Testing;

namespace Maestro.Benchmarks;

/// <summary>
/// What a start and a stop cost beside the daemon's own work: the same containers straight through the Docker API, with the parallelism that
/// does best and without waiting for any to be ready, by the engine, and by compose where it is installed; in turn, on the same daemon, so that the ratios hold when the machine's
/// speed drifts.
/// </summary>
internal static class Plays
{
    private static readonly int[] Parallelisms = [1, 2, 4, 8, 16];

    public static async Task CompareAsync(int rounds)
    {
        var compose = Compose.Find();
        Console.WriteLine($"medians of {rounds}, in seconds; compose: {compose?.Version ?? "not installed here, left out"}");
        Console.WriteLine("                          start                                        stop");
        Console.WriteLine("                          engine    API  ratio (wanted)  compose       engine    API  ratio (wanted)  compose");
        await RowAsync("1 container", new Shape(1, []), compose, rounds, 1.15);
        await RowAsync("10 containers", new Shape(10, []), compose, rounds, 1.15);
        await RowAsync("50 containers", new Shape(50, []), compose, rounds, 1.15);
        await RowAsync("a chain of 10, tcp checks", new Shape(10, FreePorts.Take(10)), compose, rounds, 1.2);
    }

    private static async Task RowAsync(string what, Shape shape, Compose? compose, int rounds, double wanted)
    {
        var (engine, other) = (new List<Times>(), new List<Times>());
        int[] parallelisms = shape.IsChain ? [1] : [.. Parallelisms.Where(parallelism => parallelism <= Math.Max(1, shape.Count))];
        var direct = parallelisms.ToDictionary(parallelism => parallelism, _ => new List<Times>());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var parallelism in parallelisms) direct[parallelism].Add(await DirectAsync(shape, parallelism));
            engine.Add(await EngineAsync(shape));
            if (compose is not null) other.Add(compose.Run(shape));
        }

        var bound = new Times(direct.Values.Min(times => Median(times, time => time.Start)), direct.Values.Min(times => Median(times, time => time.Stop)));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-26}{Columns(time => time.Start, wanted)}       {Columns(time => time.Stop, 1.1)}"));

        string Columns(Func<Times, double> part, double most) => string.Create(CultureInfo.InvariantCulture,
            $"{Median(engine, part),6:0.00} {part(bound),6:0.00}  {Median(engine, part) / part(bound),5:0.00} ({most:0.00})   {(other.Count > 0 ? Median(other, part).ToString("0.00", CultureInfo.InvariantCulture) : "-"),7}");
    }

    private static async Task<Times> DirectAsync(Shape shape, int parallelism)
    {
        await using var host = new DockerHostFactory().Open(LocalShip());
        await host.ListContainersAsync(CancellationToken.None);
        var ids = new string[shape.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = parallelism };
        var began = Stopwatch.GetTimestamp();
        await Parallel.ForAsync(0, shape.Count, options, async (i, token) =>
        {
            ids[i] = await host.CreateContainerAsync($"{Shape.Name(i)}-direct", shape.Container(i), token);
            await host.StartContainerAsync(ids[i], token);
        });
        var started = Stopwatch.GetElapsedTime(began).TotalSeconds;

        // A chain is stopped in its order, from the last to the first.
        began = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(ids.Reverse(), options, async (id, token) => await host.StopContainerAsync(id, TimeSpan.Zero, token));
        var stopped = Stopwatch.GetElapsedTime(began).TotalSeconds;
        await Parallel.ForEachAsync(ids, async (id, token) => await host.RemoveContainerAsync(id, withVolumes: true, token));
        return new Times(started, stopped);
    }

    private static async Task<Times> EngineAsync(Shape shape)
    {
        var file = Path.Combine(Path.GetTempPath(), $"maestro-bench-{Guid.NewGuid():n}.yaml");
        await File.WriteAllTextAsync(file, shape.MaestroFile());
        try
        {
            var (conductor, request) = (new Conductor(), new PlayRequest { File = file, All = true });
            var times = new Times(await PlayAsync(Play.Start), await PlayAsync(Play.Stop));
            await PlayAsync(Play.Down);
            return times;

            async Task<double> PlayAsync(Play play)
            {
                var began = Stopwatch.GetTimestamp();
                var result = await conductor.PlayAsync(play, request, new Silent(), CancellationToken.None);
                return result.Succeeded ? Stopwatch.GetElapsedTime(began).TotalSeconds : throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    // The engine itself says which daemon a ship of this machine is.
    private static Ship LocalShip()
    {
        using var file = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(new Shape(1, []).MaestroFile()));
        return new Conductor(new ConductorServices { StandardInput = () => file }).Load(new PlayRequest { File = "-" }).Environment.Ships["local"];
    }

    private static double Median(List<Times> times, Func<Times, double> part) => times.Select(part).Order().ElementAt(times.Count / 2);

    private sealed class Silent : IPlayObserver
    {
        public void Observe(PlayEvent playEvent)
        {
        }
    }
}
