namespace Maestro.Engine.Ships.Ssh;

/// <summary>A tunnel cannot be opened: why, and what to do.</summary>
internal sealed class TunnelException(string reason, Exception? inner = null) : IOException(reason, inner);
