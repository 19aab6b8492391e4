using Maestro.Engine.Ships;

namespace Maestro.Engine.DockerApi;

/// <summary>A connection could not be opened; the HTTP client wraps it, <see cref="ConnectionFault"/> finds it again.</summary>
internal sealed class ConnectException(ShipFault fault, string reason, Exception? inner = null) : IOException(reason, inner)
{
    public ShipFault Fault { get; } = fault;
}
