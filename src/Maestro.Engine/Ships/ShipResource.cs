using System.Collections.Immutable;

namespace Maestro.Engine.Ships;

/// <summary>What a daemon keeps and somebody must remove.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">What the daemon knows it by: a full id, of a volume its name.</param>
/// <param name="Name">Its name.</param>
/// <param name="Labels">All its labels.</param>
public sealed record ShipResource(ResourceKind Kind, string Id, string Name, ImmutableDictionary<string, string> Labels)
{
    /// <summary><c>container web-1</c>.</summary>
    public override string ToString() => $"{Kind.ToString().ToLowerInvariant()} {Name}";
}
