using Maestro.Engine.Model;

namespace Maestro.MSBuild;

/// <summary>Pulls every image of an environment, once on each ship.</summary>
public sealed class MaestroPull() : PlayTask(Play.Pull);
