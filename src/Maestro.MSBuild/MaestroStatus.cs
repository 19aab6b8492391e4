using Maestro.Engine.Model;

namespace Maestro.MSBuild;

/// <summary>Tells where every instance of an environment stands; changes nothing.</summary>
public sealed class MaestroStatus() : PlayTask(Play.Status);
