namespace Maestro.Guest;

/// <summary>
/// Where the instances of an environment answer, as a test reaches them. Every named port that is published on one number is an endpoint, and reaches the test
/// as variable <c>MAESTRO_&lt;SERVICE&gt;_&lt;INSTANCE&gt;_&lt;PORT&gt;</c> = <c>host:port</c>: in the environment, which counts first, or in
/// <c>maestro.endpoints.json</c> beside the test assembly. Instance and port are named as in the environment file.
/// </summary>
/// <remarks>Every question is answered anew, and may be asked from any thread. The service needs to be said only where variables of several services fit.</remarks>
public static class Endpoints
{
    private static EndpointReader Reader => new(Variables.OfProcess);

    /// <summary>The address of an endpoint as <c>host:port</c>, with brackets around an IPv6 address.</summary>
    /// <param name="instance">Name of the instance.</param>
    /// <param name="port">Name of the port.</param>
    /// <param name="service">Name of the service; null: whichever has that instance.</param>
    /// <exception cref="MaestroEnvironmentException">There is no such endpoint, or more than one, or the file is wrong.</exception>
    public static string Address(string instance, string port, string? service = null) => Reader.Find(instance, port, service).ToString();

    /// <summary>The address of an endpoint as <c>scheme://host:port/</c>.</summary>
    /// <param name="instance">Name of the instance.</param>
    /// <param name="port">Name of the port.</param>
    /// <param name="scheme">Scheme; null: <c>https</c> for a port of that name, else <c>http</c>.</param>
    /// <param name="service">Name of the service; null: whichever has that instance.</param>
    /// <exception cref="MaestroEnvironmentException">There is no such endpoint, or more than one, or the file is wrong.</exception>
    /// <exception cref="UriFormatException">The scheme is none.</exception>
    public static Uri Uri(string instance, string port, string? scheme = null, string? service = null) => Reader.Uri(instance, port, scheme, service);

    /// <summary>The host of an endpoint: the ship's name or address, without brackets.</summary>
    /// <param name="instance">Name of the instance.</param>
    /// <param name="port">Name of the port.</param>
    /// <param name="service">Name of the service; null: whichever has that instance.</param>
    /// <exception cref="MaestroEnvironmentException">There is no such endpoint, or more than one, or the file is wrong.</exception>
    public static string Host(string instance, string port, string? service = null) => Reader.Find(instance, port, service).Host;

    /// <summary>The port number of an endpoint, 1 to 65535.</summary>
    /// <param name="instance">Name of the instance.</param>
    /// <param name="port">Name of the port.</param>
    /// <param name="service">Name of the service; null: whichever has that instance.</param>
    /// <exception cref="MaestroEnvironmentException">There is no such endpoint, or more than one, or the file is wrong.</exception>
    public static int Port(string instance, string port, string? service = null) => Reader.Find(instance, port, service).Port;
}
