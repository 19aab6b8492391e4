using Maestro.Engine.Model;

namespace Maestro.Engine.Definition;

/// <summary>One side of a port: <c>25</c>, <c>53/udp</c>, <c>8000-8010</c> or <c>auto</c>.</summary>
/// <param name="Range">The ports.</param>
/// <param name="Protocol">As written; null when it is not.</param>
internal readonly record struct PortText(PortRange Range, PortProtocol? Protocol)
{
    public PortProtocol ProtocolOrTcp => Protocol ?? PortProtocol.Tcp;
}
