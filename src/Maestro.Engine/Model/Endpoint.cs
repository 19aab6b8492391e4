namespace Maestro.Engine.Model;

/// <summary>A published port of an instance, as a test reaches it.</summary>
/// <param name="Service">Service name.</param>
/// <param name="Instance">Instance name.</param>
/// <param name="Port">Name of the port.</param>
/// <param name="Protocol">TCP or UDP.</param>
/// <param name="Host">The ship's ip.</param>
/// <param name="Number">Port on the ship.</param>
/// <param name="Variable">Name of the variable that hands it to a test: <c>MAESTRO_REDIS_REDIS_1_CLIENT</c>.</param>
public sealed record Endpoint(string Service, string Instance, string Port, PortProtocol Protocol, string Host, int Number, string Variable)
{
    /// <summary><c>host:port</c>, with brackets around an IPv6 address.</summary>
    public string Address => Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]:{Number}" : $"{Host}:{Number}";
}
