using Maestro.Engine.Model;

namespace Maestro.Engine.Definition;

/// <summary>One side of a port: <c>25</c> or <c>53/udp</c>.</summary>
/// <param name="Number">1 to 65535.</param>
/// <param name="Protocol">As written; null when it is not.</param>
internal readonly record struct PortText(int Number, PortProtocol? Protocol)
{
    public PortProtocol ProtocolOrTcp => Protocol ?? PortProtocol.Tcp;
}
