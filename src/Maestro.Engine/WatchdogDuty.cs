using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;
using Maestro.Engine.Definition;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Events;
using Maestro.Engine.Model;
using Maestro.Engine.Runs;
using Maestro.Engine.Ships;

namespace Maestro.Engine;

/// <summary>What a process does that watches over a run: waits until its owner says farewell or ends, and then takes down what it left.</summary>
public static class WatchdogDuty
{
    // The owner is dead and nobody looks: what does not stop soon is killed.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // What the owner asked for with its last breath the daemon may do after we have looked.
    private static readonly TimeSpan[] LooksAgain = [TimeSpan.FromSeconds(0.3), TimeSpan.FromSeconds(0.7), TimeSpan.FromSeconds(2)];

    /// <summary>What starts the watchdog that stands beside <paramref name="assembly"/> as <c>Maestro.Watchdog.dll</c>; empty where there is none, or no <c>dotnet</c> to run it.</summary>
    public static ImmutableArray<string> Command(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
#pragma warning disable IL3000 // In a single file there is no place: then there is no watchdog beside it either.
        var program = Path.Combine(Path.GetDirectoryName(assembly.Location) ?? "", "Maestro.Watchdog.dll");
#pragma warning restore IL3000
        return Path.IsPathRooted(program) && File.Exists(program) && File.Exists(Path.ChangeExtension(program, ".runtimeconfig.json")) && Dotnet() is { } dotnet ? [dotnet, "exec", program] : [];
    }

    /// <summary>Does it. The order is the first line of <paramref name="input"/>; the end of the input is that of the owner.</summary>
    /// <returns>0, or an exit code that says what could not be done, which nobody hears.</returns>
    public static async Task<int> RunAsync(TextReader input, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        Detachment.Detach();
        if (await input.ReadLineAsync() is not { } line || JsonSerializer.Deserialize(line, WatchdogJson.Default.WatchdogOrder) is not { } order) return (int)ExitCode.Usage;

        await output.WriteLineAsync(Watchdog.Ready);
        await output.FlushAsync();

        // Read while its files are as they were.
        var environment = EnvironmentLoader.Load(new EnvironmentSource(order.File, order.Directory, order.Text, order.Isolation, order.Ships), order.Variables);
        return await input.ReadLineAsync() == Watchdog.Bye ? 0 : await TakeDownAsync(order, environment, TimeProvider.System);
    }

    // The one that runs this process, or the one whose runtime does.
    private static string? Dotnet()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        return new[]
        {
            Environment.ProcessPath is { } own && Path.GetFileName(own) == name ? own : null,
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH"),
            Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name)),
        }.FirstOrDefault(File.Exists);
    }

    private static async Task<int> TakeDownAsync(WatchdogOrder order, MaestroEnvironment environment, TimeProvider clock)
    {
        var services = new ConductorServices { WorkingDirectory = order.WorkingDirectory, Variables = order.Variables.ToImmutableDictionary(StringComparer.Ordinal), Clock = clock };
        var hosts = new DockerApi.DockerHostFactory(clock);
        var down = new Performance(services, hosts, environment, Play.Down, new PlayRequest { KeepVolumes = order.KeepVolumes, Logs = order.Logs })
        {
            OfRun = order.Run,
            IsOwed = true,
            IsEvidenceFirst = true,
            Patience = Patience,
        };
        var exitCode = ExitCode.Done;
        await new Leases(order.Leases, clock).EndAsync(
            order.Key,
            order.Run,
            use: null,
            async () =>
            {
                exitCode = (await down.PerformAsync(new Unheard(), CancellationToken.None)).ExitCode;
                await using var fleet = new Fleet(environment, hosts);
                foreach (var pause in LooksAgain)
                {
                    await Task.Delay(pause, clock);
                    await Sweeper.RemoveAsync(environment.ShipsInUse.Select(ship => fleet[ship]), order.Run, onlyOwned: true, order.KeepVolumes != true, CancellationToken.None);
                }
            },
            static () => { },
            CancellationToken.None);
        return (int)exitCode;
    }

    private sealed class Unheard : IPlayObserver
    {
        public void Observe(PlayEvent playEvent)
        {
        }
    }
}
