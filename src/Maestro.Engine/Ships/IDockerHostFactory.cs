using Maestro.Engine.Model;

namespace Maestro.Engine.Ships;

/// <summary>Makes the connection to a ship's daemon.</summary>
public interface IDockerHostFactory
{
    /// <summary>A host for <paramref name="ship"/>; nothing is contacted yet.</summary>
    IDockerHost Open(Ship ship);
}
