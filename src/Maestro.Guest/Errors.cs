namespace Maestro.Guest;

/// <summary>Every message, in one place. What MaestroNG says is kept as the beginning.</summary>
internal static class Errors
{
    // More would hide the question that they answer.
    private const int MostShown = 20;

    public static MaestroEnvironmentException NotDefined(string what, string variable) => new($"{what} was not defined: variable {variable} is not set");

    public static MaestroEnvironmentException NoHost(string service, string container, string variable) =>
        new($"No host defined for container {container} of service {service}: variable {variable} is not set");

    public static MaestroEnvironmentException NoPort(string kind, string service, string container, string port, string variable) =>
        new($"No {kind} {port} defined for container {container} of service {service}: variable {variable} is not set");

    public static MaestroEnvironmentException WrongPort(string variable, string value) => new($"variable {variable} is '{value}', which is no port number (1 to 65535)");

    public static MaestroEnvironmentException TooFewNodes(string service, int there, int minimum, string variable) =>
        new($"No or not enough {service} nodes configured: variable {variable} names {there} of at least {minimum}");

    public static MaestroEnvironmentException NoInternalAddress(Exception? cause) =>
        new("Container internal address was not found: no network interface but the loopback has an address, and the host name leads to none", cause);

    public static MaestroEnvironmentException WrongFile(string path, Exception cause) => new($"{path} cannot be read as the endpoints of an environment: {cause.Message}", cause);

    public static MaestroEnvironmentException WrongAddress(string variable, string value) => new($"variable {variable} is '{value}', which is no address (host:port, or [host]:port of IPv6)");

    public static MaestroEnvironmentException Ambiguous(string instance, string port, IEnumerable<string> variables) =>
        new($"Port '{port}' of instance '{instance}' may be any of {string.Join(", ", variables)}: say which service is meant (service: \"…\")");

    public static MaestroEnvironmentException NoEndpoint(string instance, string port, string variable, EndpointsFile file, IReadOnlyList<string> others) => new(string.Join(
        Environment.NewLine,
        $"No endpoint of port '{port}' of instance '{instance}'.",
        $"Looked for: variable {variable}, in the environment and in {file.Path}{(file.Exists ? "" : ", which does not exist")}.",
        $"There are: {Shown(others)}.",
        others.Count > 0
            ? "Are instance and port named as in the environment file, and was it that environment that was started? A port published as a range has no endpoint."
            : "Was the environment started? Around `dotnet test` it is when the test project references Maestro.MSBuild and names its file in MaestroEnvironment."));

    private static string Shown(IReadOnlyList<string> endpoints) =>
        endpoints.Count == 0 ? "none"
        : endpoints.Count <= MostShown ? string.Join(", ", endpoints)
        : $"{string.Join(", ", endpoints.Take(MostShown))} and {endpoints.Count - MostShown} more";
}
