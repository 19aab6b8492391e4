using Maestro.Engine.Model;

namespace Maestro.Engine.Planning;

/// <summary>Which way a play walks the dependencies.</summary>
internal static class Directions
{
    /// <summary>Of each service, those whose instances go before its own: what requires it when stopping, else what it requires.</summary>
    public static ILookup<string, string> Before(this MaestroEnvironment environment, Play play)
    {
        var requires = environment.Services.Values.SelectMany(service => service.Requires.Select(required => (service.Name, Required: required)));
        return play is Play.Stop or Play.Down
            ? requires.ToLookup(pair => pair.Required, pair => pair.Name, StringComparer.Ordinal)
            : requires.ToLookup(pair => pair.Name, pair => pair.Required, StringComparer.Ordinal);
    }
}
