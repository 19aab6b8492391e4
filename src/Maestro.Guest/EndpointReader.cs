namespace Maestro.Guest;

/// <summary>Answers what <see cref="Endpoints"/> asks, from given variables.</summary>
internal sealed class EndpointReader(Variables variables)
{
    private const string Prefix = "MAESTRO_";

    /// <exception cref="MaestroEnvironmentException">There is none, or more than one, or it is no address.</exception>
    public EndpointAddress Find(string instance, string port, string? service)
    {
        var variable = service is null ? VariableOf(instance, port) : Prefix + Names.Joined(service, instance, port);
        if (variable is null || variables[variable] is not { } value) throw Errors.NoEndpoint(instance, port, variable ?? $"{Prefix}<SERVICE>_{Names.Joined(instance, port)}", variables.File, All());

        return EndpointAddress.Parse(value) ?? throw Errors.WrongAddress(variable, value);
    }

    public Uri Uri(string instance, string port, string? scheme, string? service)
    {
        scheme ??= string.Equals(port, "https", StringComparison.OrdinalIgnoreCase) ? "https" : "http";
        return new Uri($"{scheme}://{Find(instance, port, service)}/");
    }

    // A variable does not say where the name of its service ends, so several may fit; the file knows.
    private string? VariableOf(string instance, string port)
    {
        var ending = $"_{Names.Joined(instance, port)}";
        string[] inEnvironment =
        [
            .. variables.OfEnvironment.Select(variable => variable.Key)
                .Where(name => name.Length > Prefix.Length + ending.Length && name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(ending, StringComparison.Ordinal)),
        ];
        if (inEnvironment.Length == 1) return inEnvironment[0];

        string[] inFile = [.. variables.File.Endpoints.Where(endpoint => endpoint.Is(instance, port)).Select(endpoint => endpoint.Variable).Distinct(StringComparer.Ordinal)];
        string[] fitting = inEnvironment.Length == 0 ? inFile : [.. inFile.Intersect(inEnvironment, StringComparer.Ordinal)];
        if (fitting.Length == 1) return fitting[0];
        if (inEnvironment.Length == 0 && inFile.Length == 0) return null;

        throw Errors.Ambiguous(instance, port, (inEnvironment.Length > 0 ? inEnvironment : inFile).OrderBy(name => name, StringComparer.Ordinal));
    }

    private string[] All() =>
    [
        .. variables.OfEnvironment.Concat(variables.File.Variables)
            .Where(variable => variable.Key.StartsWith(Prefix, StringComparison.Ordinal) && EndpointAddress.Parse(variable.Value) is not null)
            .GroupBy(variable => variable.Key, StringComparer.Ordinal)
            .Select(namesakes => $"{namesakes.Key}={namesakes.First().Value}")
            .OrderBy(text => text, StringComparer.Ordinal),
    ];
}
