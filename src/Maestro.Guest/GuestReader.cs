namespace Maestro.Guest;

/// <summary>Answers what <see cref="Guest"/> asks, from given variables.</summary>
internal sealed class GuestReader(Variables variables)
{
    private const string ServiceVariable = "SERVICE_NAME";
    private const string ContainerVariable = "CONTAINER_NAME";
    private static readonly char[] Comma = [','];

    public string EnvironmentName => variables["MAESTRO_ENVIRONMENT_NAME"] ?? "local";

    public string ServiceName => Defined("Service name", ServiceVariable);

    public string ContainerName => Defined("Container name", ContainerVariable);

    public string ContainerHostAddress => Defined("Container host address", "CONTAINER_HOST_ADDRESS");

    public int Port(string name, int? fallback)
    {
        var isGuest = variables[ServiceVariable] is not null && variables[ContainerVariable] is not null;
        return !isGuest && fallback is { } port ? port : ExposedPortOf(ServiceName, ContainerName, name, fallback);
    }

    public string HostOf(string service, string container)
    {
        var variable = $"{Names.Joined(service, container)}_HOST";
        return variables[variable] ?? throw Errors.NoHost(service, container, variable);
    }

    public int PortOf(string service, string container, string port, int? fallback) => Number(service, container, port, "PORT", "port", fallback);

    public int ExposedPortOf(string service, string container, string port, int? fallback) => Number(service, container, port, "INTERNAL_PORT", "internal port", fallback);

    public IReadOnlyList<string> Nodes(string service, IEnumerable<string> ports, int minimum)
    {
        var variable = $"{Names.Part(service)}_INSTANCES";
        var containers = (variables[variable] ?? "").Split(Comma, StringSplitOptions.RemoveEmptyEntries);
        if (containers.Length < minimum) throw Errors.TooFewNodes(service, containers.Length, minimum, variable);

        Array.Sort(containers, StringComparer.Ordinal);
        string[] names = [.. ports];
        return [.. containers.Select(container => Node(service, container, names))];
    }

    private string Node(string service, string container, string[] ports)
    {
        var host = HostOf(service, container);
        return ports.Length == 0 ? host : $"{EndpointAddress.Bracketed(host)}:{string.Join(":", ports.Select(port => PortOf(service, container, port, null)))}";
    }

    private string Defined(string what, string variable) => variables[variable] ?? throw Errors.NotDefined(what, variable);

    private int Number(string service, string container, string port, string ending, string kind, int? fallback)
    {
        var variable = $"{Names.Joined(service, container, port)}_{ending}";
        return variables[variable] is { } value ? PortNumber.Parse(value) ?? throw Errors.WrongPort(variable, value)
            : fallback ?? throw Errors.NoPort(kind, service, container, port, variable);
    }
}
