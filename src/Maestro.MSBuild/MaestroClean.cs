using Maestro.Engine.Model;

namespace Maestro.MSBuild;

/// <summary>Removes the stopped containers of an environment.</summary>
public sealed class MaestroClean() : PlayTask(Play.Clean);
