namespace Maestro.Engine.Model;

/// <summary>A named port of an instance: what the container listens on, and where the ship publishes it.</summary>
/// <param name="Name">Name in the environment file.</param>
/// <param name="Exposed">Port inside the container, 1 to 65535.</param>
/// <param name="BindAddress">Address of the ship that it is published on, default <c>0.0.0.0</c>.</param>
/// <param name="External">Port on the ship, 1 to 65535.</param>
/// <param name="Protocol">The same inside and outside.</param>
public sealed record NamedPort(string Name, int Exposed, string BindAddress, int External, PortProtocol Protocol);
