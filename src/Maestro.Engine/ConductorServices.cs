using System.Collections.Immutable;
using Maestro.Engine.Runs;
using Maestro.Engine.Ships;
using Maestro.Engine.Templates;

namespace Maestro.Engine;

/// <summary>What the engine takes from the outside: replaced in tests.</summary>
public sealed record ConductorServices
{
    /// <summary>The clock, for deadlines and times of events.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Where relative paths start.</summary>
    public string WorkingDirectory { get; init; } = Directory.GetCurrentDirectory();

    /// <summary>Environment variables: <c>DOCKER_HOST</c> and defaults of options (<c>MAESTRO_TIMEOUT</c>).</summary>
    public ImmutableDictionary<string, string> Variables { get; init; } = ProcessVariables();

    /// <summary>Who auditors are told does it, <c>user@host</c>.</summary>
    public string Who { get; init; } = $"{Environment.UserName}@{Environment.MachineName}";

    /// <summary>What templates know beside Jinja2's own filters and functions.</summary>
    public TemplateExtensions Templates { get; init; } = new();

    /// <summary>What <c>-f -</c> reads.</summary>
    public Func<Stream> StandardInput { get; init; } = Stream () => Stream.Null;

    /// <summary>How ships are reached; null: through the Docker API, by <see cref="Clock"/>.</summary>
    public IDockerHostFactory? Hosts { get; init; }

    /// <summary>Where builds of this user agree on who uses which environment: <c>MAESTRO_STATE</c>, or a folder of the user's own.</summary>
    public string StateFolder
    {
        get => field ?? (Variables.TryGetValue("MAESTRO_STATE", out var folder) && folder.Length > 0 ? Path.GetFullPath(folder, WorkingDirectory) : Leases.DefaultFolder);
        init;
    }

    /// <summary>The program, with its arguments, that runs <see cref="WatchdogDuty"/>: set on every run, so that it is torn down also when this process is killed. Empty: none.</summary>
    public ImmutableArray<string> Watchdog { get; init; } = [];

    private static ImmutableDictionary<string, string> ProcessVariables()
    {
        var comparer = OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        var builder = ImmutableDictionary.CreateBuilder<string, string>(comparer);
        foreach (System.Collections.DictionaryEntry pair in Environment.GetEnvironmentVariables())
        {
            builder[(string)pair.Key] = (string?)pair.Value ?? "";
        }

        return builder.ToImmutable();
    }
}
