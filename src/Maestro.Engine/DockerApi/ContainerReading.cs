using System.Collections.Immutable;
using Maestro.Engine.DockerApi.Contracts;
using Maestro.Engine.Model;

namespace Maestro.Engine.DockerApi;

/// <summary>The daemon's account of a container in our terms.</summary>
internal static class ContainerReading
{
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

    // A link gives a container further names, "/other/alias". While it is removed it has none: the id then, so that names stay unique.
    private static string Name(ListedContainer container) =>
        container.Names?.Select(name => name.TrimStart('/')).FirstOrDefault(name => !name.Contains('/', StringComparison.Ordinal)) ?? container.Id;
}
