using Maestro.Engine.Model;

namespace Maestro.MSBuild;

/// <summary>Stops the instances of an environment, dependents first.</summary>
public sealed class MaestroStop() : PlayTask(Play.Stop);
