namespace Maestro.Engine.Ships;

/// <summary>A container ended.</summary>
/// <param name="ContainerId">Full id.</param>
/// <param name="ExitCode">Its exit code; null when the daemon did not tell.</param>
public sealed record ContainerEnded(string ContainerId, long? ExitCode);
