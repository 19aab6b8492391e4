using System.Collections.Immutable;
using System.Text.Json;
using Maestro.Engine.Model;
using Maestro.Scenarios.Ships;
using Maestro.Testing.Builds;

namespace Maestro.Scenarios.Deaths;

/// <summary>One build in an environment of twelve instances on the three ships of a bed that nobody else uses meanwhile.</summary>
internal sealed class Trial : IDisposable
{
    // From the death of the owner.
    private static readonly TimeSpan GoneWithin = TimeSpan.FromSeconds(15);

    // "wait" is what a shell breaks off at once when a signal comes that it traps.
    private const string Quick = """{ship: SHIP, command: "sh -c 'trap exit TERM; sleep 1000 & wait'", stop_timeout: 2MORE}""";
    private const string Server = """{ship: SHIP, command: httpd -f -p 80, stop_timeout: 0, ports: {http: "80:auto"}, lifecycle: {running: [{type: tcp, port: http, max_wait: 60}]}MORE}""";

    private readonly Bed _bed;
    private readonly SampleSolution _sample;
    private readonly FleetEnvironment _environment;
    private readonly Switchboard _calls = new();
    private readonly bool _isIsolated;
    private readonly List<RunningCommand> _commands = [];

    public Trial(Bed bed, SampleSolution sample, bool isIsolated)
    {
        (_bed, _sample, _isIsolated) = (bed, sample, isIsolated);

        // Volumes and networks of its own has only an isolated one.
        var more = isIsolated ? ", net: PREFIX-net, volumes: {PREFIX-data: /data}" : "";
        _environment = new FleetEnvironment(FleetEnvironment.Plain(bed), $"""
              base:
                image: IMAGE
                instances: {Three("base", Quick, more)}
              mid:
                image: IMAGE
                requires: [base]
                instances: {Three("mid", Quick, more)}
              free:
                image: IMAGE
                instances: {Three("free", Quick, more)}
              web:
                image: IMAGE
                requires: [mid]
                instances: {Three("web", Server, more)}

            """);
    }

    /// <summary>Starts the head on it.</summary>
    public RunningCommand Start(Head head, params string[] more) => Start(head, [], more);

    /// <summary>Starts the head on it, with further variables.</summary>
    public RunningCommand Start(Head head, Dictionary<string, string?> variables, params string[] more)
    {
        var folder = Path.GetDirectoryName(_environment.File)!;
        variables["E2E_FILE"] = _environment.File;
        variables["E2E_CALL"] = _calls.Address;
        variables["E2E_VARIABLE"] = $"MAESTRO_WEB_{_environment.Name.ToUpperInvariant()}_WEB_1_HTTP";
        variables["MAESTRO_STATE"] = Path.Combine(folder, "state");
        variables["MAESTRO_ISOLATE"] = _isIsolated ? "true" : null;
        variables["DOCKER_CONFIG"] = folder;
        var command = head.Start(_sample, variables, more);
        _commands.Add(command);
        return command;
    }

    /// <summary>The work of a command has begun: all stands, and it waits to be told how to end.</summary>
    public Task<Call> WorkAsync(RunningCommand command) => _calls.NextAsync(command);

    /// <summary>Lets the work of a command end well whenever it calls, for a trial that is about another moment. Whether it did so.</summary>
    public async Task<bool> LetWorkAsync(RunningCommand command)
    {
        try
        {
            using var call = await _calls.NextAsync(command);
            await call.EndAsync("pass");
            return true;
        }
        catch (InvalidOperationException)
        {
            // It ended, or was ended, before its work began.
            return false;
        }
        catch (IOException)
        {
            // It was ended in its work.
            return false;
        }
    }

    /// <summary>What is there of it on all ships, as the daemons themselves say: <c>ship1 container base-1</c>.</summary>
    public async Task<ImmutableArray<string>> LeftAsync()
    {
        var lists = await Task.WhenAll(_bed.Ships.Select(async ship =>
        {
            using var daemon = ship.Daemon();
            var filter = Uri.EscapeDataString(JsonSerializer.Serialize(new { label = new[] { $"{Labels.Environment}={_environment.Name}" } }));
            using var networks = JsonDocument.Parse(await daemon.GetAsync($"networks?filters={filter}"));
            using var volumes = JsonDocument.Parse(await daemon.GetAsync($"volumes?filters={filter}"));
            return (string[])
            [
                .. (await daemon.ContainersAsync()).Where(container => container.StartsWith(_environment.Name, StringComparison.Ordinal)).Select(container => $"{ship.Name} container {container}"),
                .. networks.RootElement.EnumerateArray().Select(network => $"{ship.Name} network {network.GetProperty("Name")}"),
                .. volumes.RootElement.GetProperty("Volumes") is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Select(volume => $"{ship.Name} volume {volume.GetProperty("Name")}") : [],
            ];
        }));
        return [.. lists.SelectMany(list => list)];
    }

    /// <summary>The last of its ships.</summary>
    public BedShip LastShip => _bed.Ships[^1];

    /// <summary>The containers of it that run.</summary>
    public async Task<ImmutableArray<string>> RunningAsync() => [.. (await LeftAsync()).Where(left => left.EndsWith(" running", StringComparison.Ordinal))];

    /// <summary>What is left when nobody is there any more who could tear down what a command started.</summary>
    public async Task<ImmutableArray<string>> LeftByAsync(RunningCommand command)
    {
        await command.UntilUnwatchedAsync(GoneWithin);
        return await LeftAsync();
    }

    /// <summary>Kills the command and whoever watches over it.</summary>
    public static async Task KillWithWatchdogAsync(RunningCommand command)
    {
        foreach (var watchdog in command.Watchdogs()) RunningCommand.Send(watchdog, Signal.Kill);
        command.Send(Signal.Kill, toGroup: true);
        await command.ExitAsync();
        await command.UntilUnwatchedAsync(GoneWithin);
    }

    public void Dispose()
    {
        foreach (var command in _commands)
        {
            // Whatever the command has left running, a test host of a dead command line or a program.
            foreach (var (id, _) in command.Family()) RunningCommand.Send(id, Signal.Kill);
            command.Dispose();
        }

        _calls.Dispose();
        _environment.Dispose();
    }

    private static string Three(string service, string instance, string more) =>
        $"{{{string.Join(", ", Enumerable.Range(1, 3).Select(number => $"PREFIX-{service}-{number}: {instance.Replace("SHIP", $"ship{number}", StringComparison.Ordinal).Replace("MORE", more, StringComparison.Ordinal)}"))}}}";
}
