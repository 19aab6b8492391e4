namespace Maestro.Engine.Model;

/// <summary>A port that the daemon picks.</summary>
/// <param name="Service">Its service.</param>
/// <param name="Instance">Its instance.</param>
/// <param name="Port">Its name.</param>
public readonly record struct PickedPort(string Service, string Instance, string Port);
