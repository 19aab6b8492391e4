using System.Collections.Immutable;

namespace Maestro.Engine.Model;

/// <summary>A container as a ship's list shows it.</summary>
public sealed record ObservedContainer
{
    /// <summary>Full id, 64 hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>Name without the leading slash.</summary>
    public required string Name { get; init; }

    /// <summary>Image reference that it was made from.</summary>
    public required string Image { get; init; }

    /// <summary>Id of that image (<c>sha256:…</c>), which the reference may since have moved away from; empty where the daemon did not tell.</summary>
    public string ImageId { get; init; } = "";

    /// <summary>What it does now.</summary>
    public required ContainerState State { get; init; }

    /// <summary>The daemon's own words: <c>Up 3 minutes (healthy)</c>, <c>Exited (1) 5 seconds ago</c>.</summary>
    public required string Status { get; init; }

    /// <summary>All labels.</summary>
    public required ImmutableDictionary<string, string> Labels { get; init; }

    /// <summary>The first 12 digits of the id, as docker shows it.</summary>
    public string ShortId => Id.Length > 12 ? Id[..12] : Id;
}
