using System.Text.Json.Serialization;

namespace Maestro.Engine.Runs;

/// <summary>What a watchdog needs to know to take a run down by itself. It goes through a pipe and never to a disk: the text may hold secrets.</summary>
internal sealed record WatchdogOrder
{
    /// <summary>Full path of the environment's file, or <c>&lt;stdin&gt;</c>.</summary>
    public required string File { get; init; }

    /// <summary>Where relative paths in it start.</summary>
    public required string Directory { get; init; }

    /// <summary>The file with its templates rendered.</summary>
    public required string Text { get; init; }

    /// <summary>Id of the isolation in which it stands; null: none.</summary>
    public string? Isolation { get; init; }

    /// <summary>What the program printed that tells its ships; null where none was asked.</summary>
    public string? Ships { get; init; }

    /// <summary>Id of the run.</summary>
    public required string Run { get; init; }

    /// <summary>Where leases are.</summary>
    public required string Leases { get; init; }

    /// <summary>The environment's among them.</summary>
    public required string Key { get; init; }

    /// <summary>Where evidence goes, full path; null: nowhere.</summary>
    public string? Logs { get; init; }

    /// <summary>Whether anonymous volumes are kept.</summary>
    public bool? KeepVolumes { get; init; }

    /// <summary>Where programs of checks run.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>Environment variables.</summary>
    public required Dictionary<string, string> Variables { get; init; }
}

/// <summary>Its JSON, made at compile time.</summary>
[JsonSerializable(typeof(WatchdogOrder))]
internal sealed partial class WatchdogJson : JsonSerializerContext;
