namespace Maestro.Engine.Model;

/// <summary>Something mounted into a container.</summary>
/// <param name="Source">A path on the ship, or the name of a volume.</param>
/// <param name="Target">The path in the container.</param>
/// <param name="Mode">Docker's words for it, parted by commas: <c>rw</c>, <c>ro,Z</c>.</param>
public sealed record VolumeMount(string Source, string Target, string Mode)
{
    /// <summary>Whether the source is the name of a volume.</summary>
    public bool IsNamedVolume => !Source.StartsWith('/');
}
