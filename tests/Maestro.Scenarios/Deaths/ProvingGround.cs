using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;
using Maestro.Scenarios.Ships;
using Maestro.Testing.Builds;

namespace Maestro.Scenarios.Deaths;

/// <summary>
/// Where builds die: the sample builds, and beds of three ships, each used by one trial at a time, so that nobody but a build's own guardians can have removed what it left.
/// Counts what every death has left with every head, and writes the table when all is over.
/// </summary>
#pragma warning disable CA1001 // xunit calls DisposeAsync.
public sealed class ProvingGround : IAsyncLifetime
#pragma warning restore CA1001
{
    private const int Beds = 3;

    private readonly SampleSolution _sample = new();
    private readonly Channel<Bed> _beds = Channel.CreateUnbounded<Bed>();
    private readonly ConcurrentDictionary<(string Death, string Head), (int Tried, int Left)> _table = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<TimeSpan>>> _lengths = new();

    /// <summary>Whether every moment is tried, which takes the better part of an hour; else some of them are.</summary>
    public static bool IsLong => Environment.GetEnvironmentVariable("MAESTRO_DEATHS") == "long";

    /// <summary>What moments are picked by; what failed fails again by the same.</summary>
    public static int Seed { get; } = int.TryParse(Environment.GetEnvironmentVariable("MAESTRO_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : Random.Shared.Next(1_000_000);

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (Bed.WhyNot is not null) return;

        try
        {
            await Task.WhenAll(PrepareAsync(), OpenAsync());
        }
        catch
        {
            // xunit disposes only what was initialised.
            await DisposeAsync();
            throw;
        }

        async Task PrepareAsync()
        {
            await _sample.PrepareAsync();
            await _sample.PrepareOtherBuildsAsync();
        }

        async Task OpenAsync()
        {
            for (var number = 0; number < Beds; number++) await _beds.Writer.WriteAsync(await Bed.OpenAsync(3));
        }
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        while (_beds.Reader.TryRead(out var bed)) await bed.DisposeAsync();
        _sample.Dispose();
        if (!_table.IsEmpty) await WriteTableAsync();
    }

    /// <summary>Lets builds die, as many at the same time as there are beds; what goes wrong with one does not end the others.</summary>
    /// <param name="death">The row of the table.</param>
    /// <param name="cases">The heads, each as often as it shall be tried, and at which moment. Every second trial is isolated.</param>
    /// <param name="trial">Tries one; what is left afterwards.</param>
    /// <param name="isIsolated">Whether all are, or none.</param>
    internal async Task TryAsync<T>(string death, IEnumerable<(Head Head, T Moment)> cases, Func<Trial, Head, T, Task<ImmutableArray<string>>> trial, bool? isIsolated = null)
    {
        var faults = new ConcurrentQueue<Exception>();
        await Parallel.ForEachAsync(cases.Index(), new ParallelOptions { MaxDegreeOfParallelism = Beds }, async (one, _) =>
        {
            var (head, moment) = one.Item;
            var what = $"{head}: {death}, {moment} (MAESTRO_SEED={Seed})";
            try
            {
                var left = await OnBedAsync(isIsolated ?? (one.Index + Seed) % 2 == 0, on => trial(on, head, moment));
                _table.AddOrUpdate((death, head.Name), (1, left.Length), (_, before) => (before.Tried + 1, before.Left + left.Length));
                left.ShouldBeEmpty(what);
            }
#pragma warning disable CA1031 // All are told together.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                faults.Enqueue(new InvalidOperationException($"{what}: {fault.Message}", fault));
            }
        });
        if (!faults.IsEmpty) throw new AggregateException(faults);
    }

    /// <summary>Lets builds die, each head once.</summary>
    internal Task TryAsync(string death, IEnumerable<Head> heads, Func<Trial, Head, Task<ImmutableArray<string>>> trial) =>
        TryAsync(death, heads.Select(head => (head, "once")), (one, head, _) => trial(one, head));

    /// <summary>How long a build takes that is not disturbed: it leaves nothing either.</summary>
    internal Task<TimeSpan> LengthAsync(Head head) => _lengths.GetOrAdd(head.Name, _ => new Lazy<Task<TimeSpan>>(async () =>
    {
        var length = TimeSpan.Zero;
        await TryAsync("orderly end", [head], async (trial, _) =>
        {
            var since = Stopwatch.StartNew();
            var command = trial.Start(head);
            using (var call = await trial.WorkAsync(command))
            {
                call.What.Reached.ShouldBeTrue();
                (await trial.RunningAsync()).Length.ShouldBe(12);
                await call.EndAsync("pass");
            }

            (await command.ExitAsync()).ShouldBe(0, command.Output);
            length = since.Elapsed;
            return await trial.LeftByAsync(command);
        });
        return length;
    })).Value;

    // A bed on which something was left, or went wrong, is thrown away.
    private async Task<ImmutableArray<string>> OnBedAsync(bool isIsolated, Func<Trial, Task<ImmutableArray<string>>> trial)
    {
        var bed = await _beds.Reader.ReadAsync();
        var isClean = false;
        try
        {
            using var one = new Trial(bed, _sample, isIsolated);
            var left = await trial(one);
            isClean = left.IsEmpty;
            return left;
        }
        finally
        {
            if (!isClean)
            {
                await bed.DisposeAsync();
#pragma warning disable CA2000 // The next to use it, or the end of all, disposes of it.
                bed = await Bed.OpenAsync(3);
#pragma warning restore CA2000
            }

            await _beds.Writer.WriteAsync(bed);
        }
    }

    private Task WriteTableAsync()
    {
        string[] heads = [.. Head.All.Select(head => head.Name)];
        string[] lines =
        [
            $"Deaths of builds, and what they left on three ships of twelve instances: tried → left (seed {Seed})",
            "",
            $"| death | {string.Join(" | ", heads)} |",
            $"| --- | {string.Join(" | ", heads.Select(_ => "---"))} |",
            .. _table.Keys.Select(key => key.Death).Distinct().Order(StringComparer.Ordinal).Select(death => $"| {death} | {string.Join(" | ", heads.Select(head => _table.TryGetValue((death, head), out var cell) ? $"{cell.Tried} → {cell.Left}" : "–"))} |"),
        ];
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "test-results"));
        return File.WriteAllLinesAsync(Path.Combine(folder.FullName, "deaths.md"), lines);
    }
}
