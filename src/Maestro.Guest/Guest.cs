namespace Maestro.Guest;

/// <summary>
/// What an application in a container that Maestro started knows of itself and of the services that its own one requires, out of its environment variables;
/// MaestroNG's <c>guestutils</c>. A variable that is not set is looked for in <c>maestro.endpoints.json</c> beside the assemblies, which tells a test of all
/// services. In names of variables, names of services, instances and ports are upper-cased and have <c>_</c> for all that is no letter, digit or <c>_</c>.
/// </summary>
/// <remarks>Every question is answered anew, and may be asked from any thread. Any may throw <see cref="MaestroEnvironmentException"/>: for the reasons it gives, and when that file is there and cannot be read.</remarks>
public static class Guest
{
    /// <summary>Name of the environment that the container is part of: <c>MAESTRO_ENVIRONMENT_NAME</c>, or <c>local</c> where that is not set.</summary>
    public static string EnvironmentName => Reader.EnvironmentName;

    /// <summary>Name of the container's service: <c>SERVICE_NAME</c>.</summary>
    /// <exception cref="MaestroEnvironmentException">It is not set.</exception>
    public static string ServiceName => Reader.ServiceName;

    /// <summary>Name of the container, which is that of its instance: <c>CONTAINER_NAME</c>.</summary>
    /// <exception cref="MaestroEnvironmentException">It is not set.</exception>
    public static string ContainerName => Reader.ContainerName;

    /// <summary>Address of the ship (host) that the container runs on, as others reach it: <c>CONTAINER_HOST_ADDRESS</c>.</summary>
    /// <exception cref="MaestroEnvironmentException">It is not set.</exception>
    public static string ContainerHostAddress => Reader.ContainerHostAddress;

    private static GuestReader Reader => new(Variables.OfProcess);

    /// <summary>
    /// Address of the container in its own network: of <c>eth0</c> (as in MaestroNG), else of the first other interface that is not the loopback, else what the
    /// host name leads to. IPv4 before IPv6, without brackets. Asks the network.
    /// </summary>
    /// <exception cref="MaestroEnvironmentException">There is none.</exception>
    public static string ContainerInternalAddress() => ContainerAddress.Find().ToString();

    /// <summary>Number of a port of the own container, inside of it, which is where to listen: <c>&lt;SERVICE&gt;_&lt;CONTAINER&gt;_&lt;PORT&gt;_INTERNAL_PORT</c>.</summary>
    /// <param name="name">Name of the port.</param>
    /// <param name="fallback">The answer where that, or the own service or container, is not set; null: an error.</param>
    /// <exception cref="MaestroEnvironmentException">It is not set and there is no fallback, or its value is no number from 1 to 65535.</exception>
    public static int Port(string name, int? fallback = null) => Reader.Port(name, fallback);

    /// <summary>Host name or address of a container of a service: <c>&lt;SERVICE&gt;_&lt;CONTAINER&gt;_HOST</c>. An IPv6 address comes without brackets.</summary>
    /// <exception cref="MaestroEnvironmentException">It is not set: the own service has to require (<c>requires</c>, <c>wants_info</c>) the other.</exception>
    public static string HostOf(string service, string container) => Reader.HostOf(service, container);

    /// <summary>Number of a port of a container of a service on its host, which is where to connect: <c>&lt;SERVICE&gt;_&lt;CONTAINER&gt;_&lt;PORT&gt;_PORT</c>.</summary>
    /// <param name="service">Name of the service.</param>
    /// <param name="container">Name of the container.</param>
    /// <param name="port">Name of the port.</param>
    /// <param name="fallback">The answer where that is not set; null: an error.</param>
    /// <exception cref="MaestroEnvironmentException">It is not set and there is no fallback, or its value is no number from 1 to 65535.</exception>
    public static int PortOf(string service, string container, string port, int? fallback = null) => Reader.PortOf(service, container, port, fallback);

    /// <summary>Number of a port of a container of the own service, inside of it: <c>&lt;SERVICE&gt;_&lt;CONTAINER&gt;_&lt;PORT&gt;_INTERNAL_PORT</c>. Of other services nobody is told it.</summary>
    /// <param name="service">Name of the service.</param>
    /// <param name="container">Name of the container.</param>
    /// <param name="port">Name of the port.</param>
    /// <param name="fallback">The answer where that is not set; null: an error.</param>
    /// <exception cref="MaestroEnvironmentException">It is not set and there is no fallback, or its value is no number from 1 to 65535.</exception>
    public static int ExposedPortOf(string service, string container, string port, int? fallback = null) => Reader.ExposedPortOf(service, container, port, fallback);

    /// <summary>
    /// The containers of a service (<c>&lt;SERVICE&gt;_INSTANCES</c>), sorted by name, as <c>host[:port[:port…]]</c>. The host of one with ports has brackets when
    /// it is an IPv6 address.
    /// </summary>
    /// <param name="service">Name of the service.</param>
    /// <param name="ports">Names of ports to be added, by their numbers on the host; null: none.</param>
    /// <param name="minimum">How many there must be at least.</param>
    /// <exception cref="MaestroEnvironmentException">There are fewer, or a host or a port of one is not set or wrong.</exception>
    public static IReadOnlyList<string> Nodes(string service, IEnumerable<string>? ports = null, int minimum = 1) => Reader.Nodes(service, ports ?? [], minimum);
}
