namespace Maestro.Engine.Model;

/// <summary>Transport protocol of a port.</summary>
public enum PortProtocol
{
    /// <summary>TCP, the default.</summary>
    Tcp,

    /// <summary>UDP.</summary>
    Udp,
}
