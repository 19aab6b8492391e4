using Maestro.Engine.Diagnostics;

namespace Maestro.Engine.Model;

/// <summary>A named port of an instance: what the container listens on, and where the ship publishes it.</summary>
/// <param name="Name">Name in the environment file.</param>
/// <param name="Exposed">Port inside the container, or several in a row.</param>
/// <param name="BindAddress">Address of the ship that it is published on, default <c>0.0.0.0</c>.</param>
/// <param name="External">
/// Port on the ship; as many in a row as are exposed, one for each; several beside one exposed port, of which the daemon picks one; or any free one.
/// </param>
/// <param name="Protocol">The same inside and outside.</param>
public sealed record NamedPort(string Name, PortRange Exposed, string BindAddress, PortRange External, PortProtocol Protocol)
{
    /// <summary>Where the port is defined: an inherited one at its service.</summary>
    public SourceLocation? Location { get; init; }

    /// <summary>Whether only the daemon knows, after the start, which port of the ship it is.</summary>
    public bool IsPicked => External.IsAuto || External.Count != Exposed.Count;

    /// <summary>The one port of the ship that it is published on; null when there are several, or the daemon picks it.</summary>
    public int? FixedNumber => IsPicked || External.Count != 1 ? null : External.First;
}
