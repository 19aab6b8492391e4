using Maestro.Engine.Model;

namespace Maestro.MSBuild;

/// <summary>Stops the instances of an environment, dependents first, and starts them anew, dependencies first.</summary>
public sealed class MaestroRestart() : PlayTask(Play.Restart);
