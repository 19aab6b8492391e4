using System.Collections.Immutable;
using System.Globalization;
using Maestro.Engine.DockerApi.Contracts;
using Maestro.Engine.Model;
using Maestro.Engine.Ships;

namespace Maestro.Engine.DockerApi;

/// <summary>The daemon's account of a container in our terms.</summary>
internal static class ContainerReading
{
    // A HEALTHCHECK says little; the daemon keeps 4 KB of it.
    private const int HealthLines = 20;

    public static ObservedContainer Observed(ListedContainer container) => new()
    {
        Id = container.Id,
        Name = Name(container),
        Image = container.Image ?? "",
        ImageId = container.ImageID ?? "",
        State = State(container.State),
        Status = container.Status ?? "",
        Labels = container.Labels?.ToImmutableDictionary() ?? ImmutableDictionary<string, string>.Empty,
    };

    public static ContainerSnapshot Snapshot(InspectedContainer container) => new(container.Id, State(container.State.Status), container.State.ExitCode)
    {
        StartedAt = Time(container.State.StartedAt),
        FinishedAt = Time(container.State.FinishedAt),
        Published = Published(container.NetworkSettings?.Ports),
        Health = container.State.Health is { Status: { Length: > 0 } status } health && status != "none" ? Health(status, health.Log) : null,
    };

    /// <summary>Docker's words, and those that only Podman has.</summary>
    public static ContainerState State(string? word) => word switch
    {
        "created" or "configured" or "initialized" => ContainerState.Created,
        "running" or "stopping" => ContainerState.Running,
        "paused" => ContainerState.Paused,
        "restarting" => ContainerState.Restarting,
        "removing" => ContainerState.Removing,
        "exited" or "stopped" => ContainerState.Exited,

        // Also what an engine of the future may say: a foreign container in an odd state must not make the ship unreadable.
        _ => ContainerState.Dead,
    };

    private static ImmutableDictionary<string, int> Published(Dictionary<string, InspectedContainer.PublishedPort[]?>? ports)
    {
        var published = ImmutableDictionary.CreateBuilder<string, int>();
        foreach (var (exposed, places) in ports ?? [])
        {
            if (places is [{ HostPort: var text }, ..] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) published[exposed] = number;
        }

        return published.ToImmutable();
    }

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && time > DateTimeOffset.UnixEpoch ? time : null;

    private static ContainerHealth Health(string status, InspectedContainer.HealthResult[]? log) =>
        new(status, log?.LastOrDefault()?.ExitCode, [.. (log?.LastOrDefault()?.Output ?? "").Split('\n').Where(line => line.Length > 0).TakeLast(HealthLines)]);

    // A link gives a container further names, "/other/alias". While it is removed it has none: the id then, so that names stay unique.
    private static string Name(ListedContainer container) =>
        container.Names?.Select(name => name.TrimStart('/')).FirstOrDefault(name => !name.Contains('/', StringComparison.Ordinal)) ?? container.Id;
}
