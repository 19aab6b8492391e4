using System.Collections.Immutable;
using System.Globalization;
using Maestro.Engine.Definition;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Model;
using Maestro.Engine.Tests.Templates;
using Xunit.Abstractions;

namespace Maestro.Engine.Tests.Fuzz;

/// <summary>
/// Every file among the fixtures, damaged in twenty thousand ways. A failure says its seed and round: MAESTRO_FUZZ_SEED repeats the run, and
/// MAESTRO_FUZZ_ROUNDS makes it longer.
/// </summary>
[Collection(nameof(RunsAlone))]
public sealed class AnyDamagedFile(ITestOutputHelper output)
{
    // What one may take of the processor: no other test runs beside this one, and what else the machine does shall not count.
#if DEBUG
    // Code that is not optimized is not what anybody waits for.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);
#else
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);
#endif

    // Allocated in all, not held at once: a loop that appends to its own list ends after a million rounds, which take this much.
    private const long MostBytes = 1500L * 1024 * 1024;

    [Fact]
    public void Is_loaded_or_refused_with_a_diagnostic_within_a_second()
    {
        var seed = Setting("MAESTRO_FUZZ_SEED", 20_260_701);
        var rounds = Setting("MAESTRO_FUZZ_ROUNDS", 20_000);
        var mutations = new Mutations(Originals(), new Random(seed));
        var (loaded, refused) = (0, 0);
        var slowest = TimeSpan.Zero;
        output.WriteLine($"MAESTRO_FUZZ_SEED={seed} MAESTRO_FUZZ_ROUNDS={rounds}");
        for (var round = 0; round < rounds; round++)
        {
            var text = mutations.Next();
            var what = $"MAESTRO_FUZZ_SEED={seed}, round {round}:\n{text}";
            var took = Load(text, what, out var isLoaded);

            // Compiling and collecting are counted with it: only what is slow thrice is slow.
            for (var again = 0; took > Longest && again < 2; again++) took = Load(text, what, out isLoaded);
            took.ShouldBeLessThan(Longest, what);
            if (took > slowest) slowest = took;
            if (isLoaded) loaded++;
            else refused++;
        }

        output.WriteLine($"{loaded} loaded, {refused} refused, the slowest took {slowest.TotalMilliseconds:0} ms");

        // Damage that breaks everything, or nothing, tests nothing.
        loaded.ShouldBeGreaterThan(rounds / 200);
        refused.ShouldBeGreaterThan(rounds / 2);
    }

    private static TimeSpan Load(string text, string what, out bool isLoaded)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var began = Environment.CpuUsage.TotalTime;
        isLoaded = false;
        try
        {
            var environment = EnvironmentLoader.Load(new EnvironmentText("/nowhere/damaged.yaml", "/nowhere", text), ImmutableDictionary<string, string>.Empty).Environment;
            foreach (var instance in environment.Instances.Values) ContainerJson.ConfigurationHash(instance.Container).ShouldNotBeEmpty();
            isLoaded = true;
        }
        catch (MaestroException fault)
        {
            fault.Diagnostics.ShouldContain(diagnostic => diagnostic.Severity == Severity.Error, what);
        }
        catch (Exception other)
        {
            throw new InvalidOperationException(what, other);
        }

        var took = Environment.CpuUsage.TotalTime - began;
        (GC.GetAllocatedBytesForCurrentThread() - allocated).ShouldBeLessThan(MostBytes, what);
        return took;
    }

    private static int Setting(string name, int usual) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? int.Parse(value, CultureInfo.InvariantCulture) : usual;

    // Ordered, so that a seed means the same on every machine. What is wrong already gets no further for being damaged, so that right files come
    // ten times as often.
    private static ImmutableArray<string> Originals()
    {
        var originals = new[] { "Definition", "Templates" }
            .Select(folder => Path.Combine(AppContext.BaseDirectory, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories))
            .Where(file => file.EndsWith(".yaml", StringComparison.Ordinal) || file.EndsWith(".yml", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .SelectMany(file => Enumerable.Repeat(File.ReadAllText(file), file.Contains("Faults", StringComparison.Ordinal) ? 1 : 10))
            .Concat(WhatJinjaRenders.Templates)
            .ToImmutableArray();
        originals.Length.ShouldBeGreaterThan(30);
        return originals;
    }
}
