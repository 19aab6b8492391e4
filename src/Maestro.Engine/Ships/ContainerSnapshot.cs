using Maestro.Engine.Model;

namespace Maestro.Engine.Ships;

/// <summary>State of one container, from an inspect.</summary>
/// <param name="Id">Full id.</param>
/// <param name="State">What it does now.</param>
/// <param name="ExitCode">Exit code of its last run; 0 while it never ended.</param>
public sealed record ContainerSnapshot(string Id, ContainerState State, long ExitCode);
