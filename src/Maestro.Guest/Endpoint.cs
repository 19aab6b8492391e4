namespace Maestro.Guest;

/// <summary>An entry of the endpoints file: whose endpoint the variable <paramref name="variable"/> is.</summary>
internal sealed class Endpoint(string instance, string port, string variable)
{
    public string Variable { get; } = variable;

    public bool Is(string ofInstance, string ofPort) => Names.Part(instance) == Names.Part(ofInstance) && Names.Part(port) == Names.Part(ofPort);
}
