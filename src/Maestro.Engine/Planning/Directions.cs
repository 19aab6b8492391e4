using Maestro.Engine.Model;

namespace Maestro.Engine.Planning;

/// <summary>Which way a play walks the dependencies.</summary>
internal static class Directions
{
    /// <summary>Of each service, those whose instances go before its own: what requires it when it is taken down, else what it requires.</summary>
    public static ILookup<string, string> Before(this MaestroEnvironment environment, Play play)
    {
        var requires = environment.Services.Values.SelectMany(service => service.Requires.Select(required => (service.Name, Required: required)));
        return play.GoesInReverse()
            ? requires.ToLookup(pair => pair.Required, pair => pair.Name, StringComparer.Ordinal)
            : requires.ToLookup(pair => pair.Name, pair => pair.Required, StringComparer.Ordinal);
    }

    /// <summary>Whether dependents come first. A restart takes down before it brings up, so it lists and selects as a stop does.</summary>
    public static bool GoesInReverse(this Play play) => play is Play.Stop or Play.Down or Play.Kill or Play.Restart;

    /// <summary>Whether it takes what runs away from those who use it, and so asks for names or <c>--all</c>, and for <c>--expand-services</c>.</summary>
    public static bool AsksForNames(this Play play) => play is Play.Stop or Play.Kill or Play.Restart;
}
