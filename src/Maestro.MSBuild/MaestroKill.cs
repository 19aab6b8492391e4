using Maestro.Engine.Model;

namespace Maestro.MSBuild;

/// <summary>Ends the instances of an environment at once (SIGKILL), dependents first.</summary>
public sealed class MaestroKill() : PlayTask(Play.Kill);
